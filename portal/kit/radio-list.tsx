/** One of a few that need a sentence each: radio buttons, one below the other. */
import { useId } from 'preact/hooks'
import './choice-list.css'

interface RadioListProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string; about?: string }[]
  onValue: (value: T) => void
}

export function RadioList<T extends string>({ label, value, options, onValue }: RadioListProps<T>) {
  const id = useId()
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              aria-describedby={option.about ? `${id}-${option.value}` : undefined}
              aria-label={option.label}
              onChange={() => onValue(option.value)}
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
    </fieldset>
  )
}
