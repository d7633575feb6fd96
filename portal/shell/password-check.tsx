/** One's own password, asked for once more before something grave. */
import type { ApiError } from '../api/api-error.ts'
import { PasswordInput } from './password-input.tsx'

interface PasswordCheckProps {
  value: string
  onValue(value: string): void
  /** Of the call that took it. */
  problem: ApiError | null
}

export function PasswordCheck({ value, onValue, problem }: PasswordCheckProps) {
  const error = isWrongPassword(problem) ? 'The password is wrong.' : problem?.fields.get('/password')
  return <PasswordInput value={value} onValue={onValue} error={error} />
}

/** Told at the field, so that the form need not tell it again. */
export function isWrongPassword(problem: ApiError | null): boolean {
  return problem?.code === 'wrong_password'
}
