/** Any of a few: checkboxes, one below the other. */
import { useId } from 'preact/hooks'
import './choice-list.css'
import { Icon } from './icon.tsx'

interface CheckListProps {
  label: string
  values: readonly string[]
  options: readonly { value: string; label: string; about?: string }[]
  onValues(values: string[]): void
  error?: string | undefined
}

export function CheckList({ label, values, options, onValues, error }: CheckListProps) {
  const id = useId()
  const set = (value: string, isOn: boolean) =>
    onValues(
      options.flatMap((option) =>
        (option.value === value ? isOn : values.includes(option.value)) ? option.value : [],
      ),
    )
  return (
    <fieldset class="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="field-label">{label}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="checkbox"
              value={option.value}
              checked={values.includes(option.value)}
              aria-describedby={option.about ? `${id}-${option.value}` : undefined}
              aria-label={option.label}
              aria-invalid={Boolean(error)}
              onChange={(event) => set(option.value, event.currentTarget.checked)}
            />
            <span>
              <strong>{option.label}</strong>
              {option.about && (
                <span class="choice-about" id={`${id}-${option.value}`}>
                  {option.about}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
    </fieldset>
  )
}
