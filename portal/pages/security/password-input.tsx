/** One's own password, asked for once more before a change. */
import { Input } from '../../kit/input.tsx'

interface PasswordInputProps {
  value: string
  onValue(value: string): void
  error: string | undefined
}

export function PasswordInput({ value, onValue, error }: PasswordInputProps) {
  return (
    <Input
      label="Your password"
      type="password"
      name="password"
      autocomplete="current-password"
      required
      autoFocus
      value={value}
      onValue={onValue}
      error={error}
      hint="So that nobody else does this on a computer you left open."
    />
  )
}
