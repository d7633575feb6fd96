/** The intent of the address, in a window: a new one, or the latest version of one that is there. */
import type { Intent, IntentProblem } from '#wire'
import { mayEdit } from '../../api/session.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { type Draft, openIntent, toDraft } from './intent-draft.ts'
import { IntentEditor } from './intent-editor.tsx'
import { intentTemplates } from './intent-templates.ts'
import { problemsOf } from './problems.ts'

interface IntentWindowProps {
  /** `newIntent` or the name. */
  name: string
  /** What a new one begins with. */
  query: Record<string, string>
  problems: readonly IntentProblem[]
  onClose(): void
  onSaved(intent: Intent, before: string | null): void
}

export function IntentWindow({ name, query, problems, onClose, onSaved }: IntentWindowProps) {
  return name === newIntent ? (
    <IntentEditor
      opened={null}
      start={startOf(query)}
      title="New intent"
      problems={[]}
      readOnly={!mayEdit.value}
      onClose={onClose}
      onSaved={onSaved}
    />
  ) : (
    <KnownIntent {...{ name, problems, onClose, onSaved }} />
  )
}

/** With a dash, which no name has. */
export const newIntent = 'new-intent'

function KnownIntent({ name, problems, onClose, onSaved }: Omit<IntentWindowProps, 'query'>) {
  const { data, problem, reload } = useLoad((signal) => openIntent(name, signal), [name])
  if (!data || data.intent.name !== name) {
    return (
      <Dialog title="Intent" onClose={onClose}>
        {problem ? <ProblemNotice problem={problem} onRetry={reload} /> : <Skeleton lines={4} />}
      </Dialog>
    )
  }
  return (
    <IntentEditor
      key={name}
      opened={data}
      title={mayEdit.value ? 'Edit intent' : 'Intent'}
      problems={problemsOf(problems, name)}
      readOnly={!mayEdit.value}
      onClose={onClose}
      onSaved={onSaved}
    />
  )
}

function startOf({ template, extend, phrase }: Record<string, string>): Partial<Draft> {
  const found = intentTemplates.find(({ name }) => name === template)
  if (found) return toDraft(found)
  return { ...(extend && { name: extend }), ...(phrase && { phrases: phrase }) }
}
