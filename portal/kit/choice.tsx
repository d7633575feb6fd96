/** One of several choices with a sentence about it, as a checkbox or a radio button. */
import './choice-list.css'

export interface ChoiceOption<T extends string = string> {
  value: T
  label: string
  about?: string
}

interface ChoiceProps {
  type: 'checkbox' | 'radio'
  /** Of the list: radio buttons of one name exclude each other. */
  list: string
  option: ChoiceOption
  isOn: boolean
  isInvalid?: boolean
  onChange(isOn: boolean): void
}

export function Choice({ type, list, option, isOn, isInvalid = false, onChange }: ChoiceProps) {
  const about = option.about && `${list}-${option.value}`
  return (
    <label class="choice">
      <input
        type={type}
        name={list}
        value={option.value}
        checked={isOn}
        aria-describedby={about}
        aria-label={option.label}
        aria-invalid={isInvalid}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <strong>{option.label}</strong>
        {about && (
          <span class="choice-about" id={about}>
            {option.about}
          </span>
        )}
      </span>
    </label>
  )
}
