/** Says that something is not saved yet, saves it, and helps when somebody else was faster. */
import { useEffect } from 'preact/hooks'
import {
  configProblem,
  discardChanges,
  hasChanges,
  isSaving,
  mergeLatest,
  saveConfig,
} from '../api/bot-config.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { toast } from '../kit/toast.tsx'
import { focusInvalid } from './focus-invalid.ts'
import { ProblemNotice } from './problem-notice.tsx'
import './save-bar.css'

interface SaveBarProps {
  /** Why it cannot be saved yet, in words. */
  blocked?: string | undefined
  shownFields?: readonly string[]
}

export function SaveBar({ blocked, shownFields = [] }: SaveBarProps) {
  const isDirty = hasChanges.value
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])
  const save = async () => {
    if (await saveConfig()) toast({ text: 'Saved. Your bot answers with it now.', tone: 'good' })
    else focusInvalid()
  }
  if (!isDirty) return null
  return (
    <section class="save-bar" aria-label="Unsaved changes">
      <SaveProblem shownFields={shownFields} />
      <div class="row">
        <p class="grow">{blocked ?? 'You have unsaved changes.'}</p>
        <div class="row save-buttons">
          <Button tone="quiet" onClick={discardChanges}>
            Discard
          </Button>
          <Button tone="main" busy={isSaving.value} disabled={Boolean(blocked)} onClick={() => void save()}>
            {isSaving.value ? 'Saving…' : 'Save changes'}
          </Button>
        </div>
      </div>
    </section>
  )
}

function SaveProblem({ shownFields }: { shownFields: readonly string[] }) {
  const problem = configProblem.value
  if (problem?.status !== 412) return <ProblemNotice problem={problem} shownFields={shownFields} />
  return (
    <Notice
      tone="warn"
      isAlert
      action={
        <Button size="small" onClick={() => void mergeLatest()}>
          Load theirs, keep mine
        </Button>
      }
    >
      <p>
        <strong>This was changed elsewhere since you opened it.</strong> Nothing of yours is lost: load the
        latest version, your changes are put on top, then save again.
      </p>
    </Notice>
  )
}
