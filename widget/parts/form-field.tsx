/** One field of a form: its label, what a browser may fill in, and what is not right, in words. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { FormField, FormFieldType } from '#wire'
import type { WidgetContext } from '../app/widget-context.ts'

type Aria = { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }

interface LabelledProps {
  label?: string
  /** After the label, in the visitor's language. */
  note?: string
  error: string | undefined
  children: (aria: Aria) => ComponentChildren
}

export function Labelled({ label, note, error, children }: LabelledProps) {
  const [id] = useState(newId)
  const told = `${id}-error`
  return (
    <div>
      {label && (
        <label for={id}>
          <bdi>{label}</bdi>
          {note}
        </label>
      )}
      {children({ id, 'aria-invalid': Boolean(error), 'aria-describedby': error ? told : undefined })}
      {error && (
        <p id={told} class="wrong">
          {error}
        </p>
      )}
    </div>
  )
}

let made = 0
/** Preact's own begin anew whenever the panel is drawn again. */
const newId = () => `field-${++made}`

/** Kind of field, and what a browser may fill in. */
const inputs: Partial<Record<FormFieldType, object>> = {
  name: { autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email', inputMode: 'email', autocapitalize: 'off' },
  phone: { type: 'tel', autocomplete: 'tel' },
}

interface FieldProps {
  widget: WidgetContext
  field: FormField
  /** What is known already. */
  value: string | undefined
  error: string | undefined
}

export function Field({ widget, field, value, error }: FieldProps) {
  const { texts } = widget
  const { name, type, required = false, min, max } = field
  const usual: Partial<Record<FormFieldType, string>> = {
    name: texts.fieldName,
    email: texts.fieldEmail,
    phone: texts.fieldPhone,
    long_text: texts.fieldMessage,
  }
  const label = field.label ?? usual[type] ?? name
  return (
    <Labelled label={label} note={required ? '' : ` (${texts.formOptional})`} error={error}>
      {(aria) => {
        const props = { name, defaultValue: value, 'aria-required': required, ...aria }
        if (type === 'long_text') return <textarea rows={2} maxLength={2_000} dir="auto" {...props} />
        if (type === 'choice' || type === 'slot')
          return <Choice widget={widget} field={field} props={props} />
        if (type === 'date') return <input type="date" min={min} max={max} {...props} />
        return <input type="text" maxLength={320} dir="auto" {...inputs[type]} {...props} />
      }}
    </Labelled>
  )
}

function Choice({
  widget: { texts, lang },
  field,
  props,
}: {
  widget: WidgetContext
  field: FormField
  props: object
}) {
  const days = Object.groupBy(field.slots ?? [], (slot) =>
    new Date(slot).toLocaleDateString(lang, { weekday: 'long', day: 'numeric', month: 'long' }),
  )
  return (
    <select {...props}>
      <option value="">{texts.formChoose}</option>
      {field.options?.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
      {Object.entries(days).map(([day, slots]) => (
        <optgroup key={day} label={day}>
          {slots?.map((slot) => (
            <option key={slot} value={slot}>
              {new Date(slot).toLocaleTimeString(lang, { hour: 'numeric', minute: '2-digit' })}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
