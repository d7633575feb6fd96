/** Any of a few: checkboxes, one below the other. */
import { useId } from 'preact/hooks'
import { Choice, type ChoiceOption } from './choice.tsx'
import { Icon } from './icon.tsx'

interface CheckListProps {
  label: string
  values: readonly string[]
  options: readonly ChoiceOption[]
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
          <Choice
            key={option.value}
            type="checkbox"
            list={id}
            option={option}
            isOn={values.includes(option.value)}
            isInvalid={Boolean(error)}
            onChange={(isOn) => set(option.value, isOn)}
          />
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
