/** One's own password, asked for once more before something grave. */
import type { ApiError } from '../api/api-error.ts'
import { Input } from '../kit/input.tsx'

interface PasswordCheckProps {
  value: string
  onValue(value: string): void
  /** Of the call that took it. */
  problem: ApiError | null
}

export function PasswordCheck({ value, onValue, problem }: PasswordCheckProps) {
  return (
    <Input
      label="Your password"
      type="password"
      name="password"
      autocomplete="current-password"
      required
      value={value}
      onValue={onValue}
      hint="So that nobody else does this on a computer you left open."
      error={isWrongPassword(problem) ? 'The password is wrong.' : problem?.fields.get('/password')}
    />
  )
}

/** Told at the field, so that the form need not tell it again. */
export function isWrongPassword(problem: ApiError | null): boolean {
  return problem?.code === 'wrong_password'
}
