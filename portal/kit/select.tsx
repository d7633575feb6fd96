/** One of a list, with its label. */
import type { ComponentChildren } from 'preact'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'

interface SelectProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onValue(value: string): void
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean
  hideLabel?: boolean
  disabled?: boolean
}

export function Select({
  label,
  value,
  options,
  onValue,
  hint,
  error,
  optional,
  hideLabel,
  disabled,
}: SelectProps) {
  return (
    <Field {...{ label, hint, error }} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(ids) => (
        <div class="select">
          <select
            {...ids}
            class="control"
            disabled={disabled ?? false}
            onChange={(event) => onValue(event.currentTarget.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={16} />
        </div>
      )}
    </Field>
  )
}
