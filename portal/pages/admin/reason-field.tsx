/** Why the operator does it; the members of the business can read that. */
import { Input } from '../../kit/input.tsx'
import type { Submit } from '../../shell/use-submit.ts'

interface ReasonFieldProps {
  value: string
  onValue(value: string): void
  submit: Submit
}

export function ReasonField({ value, onValue, submit }: ReasonFieldProps) {
  return (
    <Input
      label="Why"
      required
      autoFocus
      autocomplete="off"
      maxLength={500}
      placeholder="Ticket 4711: answers look wrong"
      value={value}
      onValue={onValue}
      error={submit.field('/reason')}
      hint="The business can read this in its audit log."
    />
  )
}
