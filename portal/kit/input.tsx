/** A line of text with its label. */
import type { JSX } from 'preact'
import { Field, type TextControl } from './field.tsx'

interface InputProps extends TextControl {
  /** @default 'text' */
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'number' | 'date'
  autocomplete?: AutoFill
  inputMode?: 'numeric'
  /** `off` for what is no word: codes. */
  autocapitalize?: 'off'
  spellcheck?: boolean
  min?: number
}

export function Input({ label, value, onValue, hint, error, optional, hideLabel, ...rest }: InputProps) {
  return (
    <Field {...{ label, hint, error }} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(ids) => (
        <input
          // The element's own types know one interface per type and no union of them.
          {...(rest as JSX.IntrinsicElements['input'])}
          {...ids}
          class="control"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
