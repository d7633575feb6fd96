/** `/app/intents` and `/app/intents/:name`: what visitors may want, taught by example phrases. */

import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso/router'
import type { Intent } from '#wire'
import { client, mayEdit } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { toast } from '../../kit/toast.tsx'
import { inBackground } from '../../shell/in-background.ts'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { ReadOnlyNotice } from '../../shell/read-only-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { BuiltInList } from './built-in-list.tsx'
import { Disclosed } from './disclosed.tsx'
import { ImportWindow } from './import-window.tsx'
import type { Intents } from './intent-file.ts'
import { IntentList } from './intent-list.tsx'
import { IntentWindow, newIntent } from './intent-window.tsx'
import { replaceIntents } from './replace-intents.ts'
import './intents-page.css'
import { NoIntents } from './no-intents.tsx'
import { TransferMenu } from './transfer-menu.tsx'
import { TryCard } from './try-card.tsx'

/** As many as a bot can have. */
const all = 200

export function IntentsPage() {
  const { query, route } = useLocation()
  const { params } = useRoute()
  const q = query.q ?? ''
  const home = q ? `/app/intents?q=${encodeURIComponent(q)}` : '/app/intents'
  const list = useLoad((signal) => client.call('listIntents', { query: { limit: all } }, { signal }), [])
  const [version, setVersion] = useState(0)
  const review = useLoad((signal) => client.call('reviewIntents', {}, { signal }), [version])
  const [isImporting, setImporting] = useState(false)
  const own = list.data?.data ?? []
  const problems = review.data?.problems ?? []

  const change = (edit: (intents: Intent[]) => Intent[]) => {
    list.setData((page) => ({ ...page, data: edit(page.data) }))
    setVersion((before) => before + 1)
  }
  const put = (intent: Intent, before: string | null = intent.name) =>
    change((intents) =>
      sorted([...intents.filter(({ name }) => name !== before && name !== intent.name), intent]),
    )
  const remove = (intent: Intent) => {
    list.setData((page) => ({ ...page, data: page.data.filter(({ name }) => name !== intent.name) }))
    inBackground(deleteIntent(intent, put).then(() => setVersion((before) => before + 1)))
  }
  const reload = () => {
    list.reload()
    setVersion((before) => before + 1)
  }
  return (
    <Page
      title="Intents"
      lead="What visitors may want, taught by example: some phrases, and what the bot does when it hears one."
      actions={
        <>
          <TransferMenu own={own} onImport={() => setImporting(true)} />
          {mayEdit.value && (
            <ButtonLink tone="main" icon="plus" href={`/app/intents/${newIntent}`}>
              New intent
            </ButtonLink>
          )}
        </>
      }
    >
      {!mayEdit.value && <ReadOnlyNotice />}
      <TryCard own={own} onAdded={put} />
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!list.data && !list.problem && <Skeleton shape="row" lines={4} />}
      {list.data && own.length === 0 && <NoIntents />}
      {own.length > 0 && (
        <IntentList own={own} problems={problems} q={q} {...(mayEdit.value && { onDelete: remove })} />
      )}
      <Disclosed summary="What every bot understands already">
        <BuiltInList version={version} />
      </Disclosed>
      {params.name && (
        <IntentWindow
          key={params.name}
          name={params.name}
          query={query}
          problems={problems}
          onClose={() => route(home)}
          onSaved={(intent, before) => {
            put(intent, before)
            route(home)
            toast({ text: 'Saved. Learning takes a second or two.', tone: 'good' })
          }}
        />
      )}
      {isImporting && (
        <ImportWindow
          onClose={() => setImporting(false)}
          onImported={(before) => {
            setImporting(false)
            reload()
            toast({
              text: 'Imported. Learning takes a second or two.',
              action: { label: 'Undo', run: () => inBackground(takeBack(before).then(reload)) },
            })
          }}
        />
      )}
    </Page>
  )
}

function sorted(intents: Intent[]): Intent[] {
  return intents.sort((one, two) => (one.name < two.name ? -1 : 1))
}

function takeBack(before: Intents): Promise<unknown> {
  return replaceIntents(() => before)
}

/** Deletes at once; "Undo" writes the intent anew. */
async function deleteIntent(intent: Intent, put: (intent: Intent) => void): Promise<void> {
  const { bot_id, ...settings } = intent
  try {
    await client.call('deleteIntent', { params: { name: intent.name } })
  } catch (thrown) {
    put(intent)
    throw thrown
  }
  const body = { ...settings, bot: bot_id }
  const restore = async () => put(await client.call('createIntent', { body }, { onlyNew: true }))
  toast({
    text: `Deleted “${intent.name}”.`,
    action: { label: 'Undo', run: () => inBackground(restore()) },
  })
}
