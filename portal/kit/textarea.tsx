/** Several lines of text with their label; grows with what is typed. */
import { Field, type TextControl } from './field.tsx'

interface TextareaProps extends TextControl {
  rows?: number
}

export function Textarea({
  label,
  value,
  onValue,
  hint,
  error,
  optional,
  hideLabel,
  ...rest
}: TextareaProps) {
  return (
    <Field {...{ label, hint, error }} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(ids) => (
        <textarea
          {...rest}
          {...ids}
          class="control"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
