/** One of a few, all in sight: radio buttons that look like one control. */
import { useId } from 'preact/hooks'

interface SegmentedProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onValue: (value: T) => void
  hideLabel?: boolean
  disabled?: boolean
}

export function Segmented<T extends string>({
  label,
  value,
  options,
  onValue,
  hideLabel,
  disabled,
}: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset class="field" disabled={disabled ?? false}>
      <legend class={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</legend>
      <div class="row">
        <div class="segmented">
          {options.map((option) => (
            <label key={option.value}>
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                onChange={() => onValue(option.value)}
              />
              {option.label}
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  )
}
