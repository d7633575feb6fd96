/** One of a few that need a sentence each: radio buttons, one below the other. */
import { useId } from 'preact/hooks'
import { Choice, type ChoiceOption } from './choice.tsx'

interface RadioListProps<T extends string> {
  label: string
  value: T
  options: readonly ChoiceOption<T>[]
  onValue: (value: T) => void
}

export function RadioList<T extends string>({ label, value, options, onValue }: RadioListProps<T>) {
  const id = useId()
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      <div class="choices">
        {options.map((option) => (
          <Choice
            key={option.value}
            type="radio"
            list={id}
            option={option}
            isOn={option.value === value}
            onChange={() => onValue(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}
