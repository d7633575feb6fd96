/** The fields that a key has when it is made and when it is changed. */
import { Input } from '../../kit/input.tsx'

interface KeyFieldProps {
  value: string
  onValue(value: string): void
  error: string | undefined
}

export function KeyNameField(props: KeyFieldProps) {
  return (
    <Input
      label="Name"
      required
      autoFocus
      maxLength={100}
      placeholder="Booking system"
      hint="So that you know later which program uses it."
      {...props}
    />
  )
}

export function PerMinuteField(props: KeyFieldProps) {
  return (
    <Input
      label="Requests a minute"
      optional
      inputMode="numeric"
      hint="Empty: as many as every key may make."
      {...props}
    />
  )
}
