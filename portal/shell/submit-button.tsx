/** The button that sends a form: it waits while that is under way, and after too many tries. */
import { Button } from '../kit/button.tsx'
import type { Submit } from './use-submit.ts'
import { tellLeft, useWait } from './use-wait.ts'

interface SubmitButtonProps {
  submit: Submit
  label: string
  /** While it is being sent. */
  busyLabel: string
  /** Of a form that stands elsewhere, as in a window. */
  form?: string
}

export function SubmitButton({ submit: { busy, problem }, label, busyLabel, form }: SubmitButtonProps) {
  const left = useWait(problem)
  const rest = left > 0 ? `Try again in ${tellLeft(left)}` : label
  return (
    <Button tone="main" type="submit" busy={busy} disabled={left > 0} {...(form && { form })}>
      {busy ? busyLabel : rest}
    </Button>
  )
}
