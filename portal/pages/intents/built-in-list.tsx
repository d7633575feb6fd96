/** What every bot understands already, and how to make it understand more of it. */
import { client, mayEdit } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { ButtonLink } from '../../kit/button.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { newIntent } from './intent-window.tsx'

/** @param version changes when an intent comes or goes: whether one is extended changes with it */
export function BuiltInList({ version }: { version: number }) {
  const { data, problem, reload } = useLoad(
    (signal) => client.call('listBuiltInIntents', {}, { signal }),
    [version],
  )
  return (
    <>
      <p class="small soft">
        Your own intents go first. One of the same name adds your phrases to these, and its reply is said
        instead.
      </p>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton lines={4} />}
      <ul class="built-ins">
        {data?.data.map(({ name, phrase_count, examples, extended }) => (
          <li key={name} class="row">
            <div class="grow">
              <p>
                <span class="mono">{name}</span> {extended && <Badge tone="accent">Extended</Badge>}
              </p>
              <p class="small soft">
                {phrase_count} phrases, such as “{examples[0]}”
              </p>
            </div>
            {extended ? (
              <ButtonLink size="small" href={`/app/intents/${name}`}>
                Open<span class="visually-hidden"> {name}</span>
              </ButtonLink>
            ) : (
              mayEdit.value && (
                <ButtonLink size="small" href={`/app/intents/${newIntent}?extend=${name}`}>
                  Extend<span class="visually-hidden"> {name}</span>
                </ButtonLink>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
