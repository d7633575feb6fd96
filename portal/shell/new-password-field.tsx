/** A new password, which one may look at while typing it. */
import { useState } from 'preact/hooks'
import { Input } from '../kit/input.tsx'
import { Switch } from '../kit/switch.tsx'

interface NewPasswordFieldProps {
  value: string
  onValue(value: string): void
  error: string | undefined
}

export function NewPasswordField({ value, onValue, error }: NewPasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <div class="stack-tight">
      <Input
        label="New password"
        type={isShown ? 'text' : 'password'}
        name="new-password"
        autocomplete="new-password"
        autocapitalize="off"
        spellcheck={false}
        required
        value={value}
        onValue={onValue}
        error={error}
        hint="Long beats complicated: a few words are fine."
      />
      <Switch label="Show what I type" checked={isShown} onChecked={setShown} />
    </div>
  )
}
