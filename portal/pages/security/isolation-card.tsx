/** The last proof that businesses of this installation are kept apart, in plain words. */
import type { IsolationProof } from '#wire'
import { client } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { type Trial, tellProof } from './tell-proof.ts'

export function IsolationCard() {
  const { data, problem, reload } = useLoad((signal) => client.call('getIsolationProof', {}, { signal }), [])
  const proof = data?.proof
  return (
    <Card
      title="Your data, apart from everybody else’s"
      lead="Two walls keep businesses apart. Now and then both are attacked, and the result stands here."
      {...(proof && { action: <Verdict holds={tellProof(proof).holds} /> })}
    >
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton lines={4} />}
      {data && (proof ? <Proof proof={proof} /> : <NoProof />)}
    </Card>
  )
}

function Verdict({ holds }: { holds: boolean }) {
  return <Badge tone={holds ? 'good' : 'bad'}>{holds ? 'Held' : 'Did not hold'}</Badge>
}

function Proof({ proof }: { proof: IsolationProof }) {
  const { summary, trials } = tellProof(proof)
  return (
    <>
      <p>{summary}</p>
      <dl class="proof-trials">
        {trials.map((trial) => (
          <TrialRow key={trial.what} trial={trial} />
        ))}
      </dl>
      <p class="soft small">
        Run <RelativeTime at={proof.at} />, on {new Date(proof.at).toLocaleString()}, against version{' '}
        {proof.version}.
      </p>
    </>
  )
}

function TrialRow({ trial: { what, result, isAsHoped } }: { trial: Trial }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd data-good={isAsHoped}>{result}</dd>
    </div>
  )
}

function NoProof() {
  return (
    <>
      <p>
        Nobody has run it on this installation yet. Whoever runs the server can, beside the running one: it
        takes a minute or two and touches no data of yours.
      </p>
      <CopyField label="Command" text="npm run prove-isolation" tone="plain" />
    </>
  )
}
