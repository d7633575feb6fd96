/** Writes or changes one intent, in a window; what was typed is never lost by a slip or by a colleague. */
import { useState } from 'preact/hooks'
import type { Intent, IntentProblem } from '#wire'
import type { ApiError } from '../../api/api-error.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Input } from '../../kit/input.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Switch } from '../../kit/switch.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { BelowReply } from './below-reply.tsx'
import { type Draft, fromDraft, type Opened, openIntent, saveDraft, toDraft } from './intent-draft.ts'
import { mergeIntent } from './merge-intent.ts'
import { OtherReplies } from './other-replies.tsx'
import { PhrasesField } from './phrases-field.tsx'
import { ReplyField } from './reply-field.tsx'
import { nameProblem, toNameWhileTyping } from './to-name.ts'

interface IntentEditorProps {
  /** Null: a new one. */
  opened: Opened | null
  /** What stands in the fields of a new one. */
  start?: Partial<Draft>
  title: string
  problems: readonly IntentProblem[]
  readOnly: boolean
  onClose(): void
  /** @param before the name it had */
  onSaved(intent: Intent, before: string | null): void
}

const shownFields = ['/name', '/phrases', '/reply']

export function IntentEditor({
  opened: firstOpened,
  start,
  title,
  problems,
  readOnly,
  onClose,
  onSaved,
}: IntentEditorProps) {
  const [opened, setOpened] = useState(firstOpened)
  const [first] = useState(() => ({ ...toDraft(opened?.intent ?? { name: '', phrases: [] }), ...start }))
  const [draft, setDraft] = useState<Draft>(first)
  const [isLeaving, setLeaving] = useState(false)
  const [isTried, setTried] = useState(false)
  const submit = useSubmit()
  const isChanged = JSON.stringify(draft) !== JSON.stringify(first)
  const mayClose = () => {
    if (isChanged) setLeaving(true)
    return !isChanged
  }
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (nameProblem(draft.name)) return
    void submit.run(async () => onSaved(await saveDraft(opened, draft), opened?.intent.name ?? null))
  }
  const takeTheirs = () =>
    submit.run(async () => {
      if (!opened) return
      const latest = await openIntent(opened.intent.name)
      setDraft(toDraft(mergeIntent(opened.intent, fromDraft(draft), latest.intent)))
      setOpened(latest)
    })
  const leaving = isLeaving && { onStay: () => setLeaving(false), onLeave: onClose }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      mayClose={mayClose}
      footer={
        leaving ? (
          <LeaveQuestion {...leaving} />
        ) : (
          <>
            <Button onClick={() => mayClose() && onClose()}>{readOnly ? 'Close' : 'Cancel'}</Button>
            {!readOnly && (
              <Button tone="main" type="submit" form="intent-form" busy={submit.busy}>
                {submit.busy ? 'Saving…' : 'Save intent'}
              </Button>
            )}
          </>
        )
      }
    >
      <form id="intent-form" class="stack" onSubmit={save} noValidate>
        {submit.problem?.status === 412 ? (
          <ChangedElsewhere onMerge={() => void takeTheirs()} />
        ) : (
          <ProblemNotice problem={submit.problem} shownFields={shownFields} />
        )}
        <FoundProblems problems={problems} />
        <Input
          label="Name"
          name="name"
          required
          readOnly={readOnly}
          autoFocus={!opened && !draft.name}
          placeholder="ask_about_parking"
          hint="Only you see it."
          value={draft.name}
          onValue={(name) => change({ name: toNameWhileTyping(name) })}
          error={submit.field('/name') ?? (isTried ? nameProblem(draft.name) : undefined)}
        />
        <PhrasesField
          value={draft.phrases}
          onValue={(phrases) => change({ phrases })}
          error={submit.field('/phrases')}
          readOnly={readOnly}
          autoFocus={Boolean(draft.name) && !readOnly && problems.length === 0}
        />
        <ReplyField
          value={draft.reply}
          onValue={(reply) => change({ reply })}
          error={submit.field('/reply')}
          readOnly={readOnly}
        />
        <OtherReplies
          replies={draft.replies}
          onReplies={(replies) => change({ replies })}
          readOnly={readOnly}
        />
        <BelowReply
          below={draft.below}
          onBelow={(below) => change({ below })}
          kept={draft.kept}
          error={problemBelow(submit.problem)}
          readOnly={readOnly}
        />
        <Switch
          label="Call a person to the conversation"
          checked={draft.isHandoff}
          disabled={readOnly}
          onChecked={(isHandoff) => change({ isHandoff })}
        />
      </form>
    </Dialog>
  )
}

function problemBelow(problem: ApiError | null): string | undefined {
  return [...(problem?.fields ?? [])].find(([pointer]) => pointer.startsWith('/blocks'))?.[1]
}

function LeaveQuestion({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  return (
    <>
      <p class="grow" role="alert">
        Discard what you typed?
      </p>
      <Button onClick={onStay}>Keep writing</Button>
      <Button tone="bad" onClick={onLeave}>
        Discard
      </Button>
    </>
  )
}

function ChangedElsewhere({ onMerge }: { onMerge(): void }) {
  return (
    <Notice
      tone="warn"
      isAlert
      action={
        <Button size="small" onClick={onMerge}>
          Load theirs, keep mine
        </Button>
      }
    >
      <p>
        <strong>Somebody changed this intent since you opened it.</strong> Nothing of yours is lost: load the
        latest version, your changes are put on top, then save again.
      </p>
    </Notice>
  )
}

function FoundProblems({ problems }: { problems: readonly IntentProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Notice tone="warn">
      {problems.map(({ kind, intent, other, detail, examples }) => (
        <div key={`${kind} ${intent} ${other}`} class="intent-problem">
          <p>{detail}</p>
          {kind !== 'thin' && examples.length > 0 && (
            <ul class="small">
              {examples.map((example) => (
                <li key={example.phrase}>
                  “{example.phrase}”
                  {example.other && example.other !== example.phrase && ` and “${example.other}”`}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Notice>
  )
}
