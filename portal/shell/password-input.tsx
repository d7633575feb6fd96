/** One's own password, asked for once more before a change. */
import { Input } from '../kit/input.tsx'

interface PasswordInputProps {
  value: string
  onValue(value: string): void
  error: string | undefined
  autoFocus?: boolean
}

export function PasswordInput({ value, onValue, error, autoFocus = false }: PasswordInputProps) {
  return (
    <Input
      label="Your password"
      type="password"
      name="password"
      autocomplete="current-password"
      required
      autoFocus={autoFocus}
      value={value}
      onValue={onValue}
      error={error}
      hint="So that nobody else does this on a computer you left open."
    />
  )
}
