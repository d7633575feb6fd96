/** Asks once before something that cannot be taken back, and does it. */
import type { ComponentChildren } from 'preact'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useSubmit } from './use-submit.ts'

interface ConfirmWindowProps {
  title: string
  /** What the button that does it says. */
  button: string
  /** What the other says. @default 'Cancel' */
  keep?: string
  work(): Promise<unknown>
  /** It is done; the window is to go. */
  onDone(): void
  onClose(): void
  /** What it means, in a sentence or two. */
  children: ComponentChildren
}

export function ConfirmWindow({
  title,
  button,
  keep = 'Cancel',
  work,
  onDone,
  onClose,
  children,
}: ConfirmWindowProps) {
  const submit = useSubmit()
  const run = async () => {
    if (await submit.run(work)) onDone()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {keep}
          </Button>
          <Button tone="bad" busy={submit.busy} onClick={() => void run()}>
            {button}
          </Button>
        </>
      }
    >
      <div class="stack">
        {children}
        <ProblemNotice problem={submit.problem} />
      </div>
    </Dialog>
  )
}
