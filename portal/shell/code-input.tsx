/** The field for a code of an authenticator app, or for a recovery code. */
import { Input } from '../kit/input.tsx'

interface CodeInputProps {
  kind: 'app' | 'recovery'
  value: string
  onValue(value: string): void
  error: string | undefined
}

export function CodeInput({ kind, value, onValue, error }: CodeInputProps) {
  const isApp = kind === 'app'
  return (
    <Input
      label={isApp ? 'Code from the app' : 'Recovery code'}
      name={isApp ? 'code' : 'recovery-code'}
      autocomplete={isApp ? 'one-time-code' : 'off'}
      {...(isApp && { inputMode: 'numeric' })}
      autocapitalize="off"
      spellcheck={false}
      required
      maxLength={40}
      placeholder={isApp ? '123 456' : 'abcd-efgh-ijkl-mnop'}
      value={value}
      onValue={onValue}
      error={error}
    />
  )
}
