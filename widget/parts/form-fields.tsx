/** A form below a message: fields with what browsers fill in by themselves, mistakes told in words, sent once. */
import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { newCmid } from '#sdk/realtime/new-cmid'
import type { FormBlock, FormField, FormFieldType, Refusal } from '#wire'
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import type { Texts } from '../texts.ts'
import css from './form-fields.css?inline'

interface FormProps {
  widget: WidgetContext
  form: FormBlock
  /** The message it stands below. */
  id: string
}

export const formFields: Part<FormProps> = { View: FormFields, css }

function FormFields({ widget, form, id }: FormProps) {
  const { texts, chat } = widget
  const sending = useSending(widget, form, id)
  const isSent = chat.state
    .get()
    .messages.some(({ blocks }) => blocks?.some((it) => it.type === 'answers' && it.form_id === id))
  const title = form.title ?? (form.purpose === 'other' ? '' : texts.formLeave)
  return (
    <form
      class="fields"
      noValidate
      aria-label={title || texts.formSend}
      onSubmit={(event) => {
        event.preventDefault()
        void sending.send(event.currentTarget)
      }}
    >
      {title && <h3>{title}</h3>}
      <fieldset disabled={isSent || sending.busy}>
        {form.fields.map((field) => (
          <Field key={field.name} {...{ widget, field }} error={sending.errors[field.name]} />
        ))}
        {form.consent && (
          <Labelled error={sending.errors.consent}>
            {(aria) => (
              <label class="agree">
                <input type="checkbox" name="consent" {...aria} />
                <span>{form.consent}</span>
              </label>
            )}
          </Labelled>
        )}
        {sending.problem && <p role="alert">{sending.problem}</p>}
        <button type="submit">{isSent ? texts.formSent : (form.submit ?? texts.formSend)}</button>
      </fieldset>
    </form>
  )
}

type Errors = Record<string, string>

function useSending({ chat, texts, emit }: WidgetContext, form: FormBlock, form_id: string) {
  const cmid = useRef('')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState('')

  function show(found: Errors, element: HTMLFormElement) {
    setErrors(found)
    const [first] = Object.keys(found)
    // After the field is no longer disabled.
    if (first) setTimeout(() => element.querySelector<HTMLElement>(`[name=${first}]`)?.focus())
  }
  async function send(element: HTMLFormElement) {
    if (busy) return
    const { consent, ...values } = Object.fromEntries(new FormData(element)) as Record<string, string>
    setProblem('')
    setErrors({})
    setBusy(true)
    // The same for every try of the same words: what was stored without our hearing of it is not stored twice.
    cmid.current ||= newCmid()
    const request = {
      cmid: cmid.current,
      form_id,
      values,
      ...(form.consent && { consent: Boolean(consent) }),
    }
    const ack = await chat.call('form', request)
    setBusy(false)
    // An earlier try had come through, with other words.
    if (ack.ok || ack.code === 'cmid_conflict') {
      emit('form:submitted', { form: form_id, values })
      if (form.purpose !== 'other') emit('lead:captured', values)
    } else if (ack.errors) show(wordsFor(ack, form, texts), element)
    else setProblem(texts.errorLater)
  }
  return { send, busy, errors, problem }
}

function wordsFor({ errors = [] }: Refusal, form: FormBlock, texts: Texts): Errors {
  const words = errors.map(({ pointer, code, detail }) => {
    const name = pointer.split('/').at(-1) ?? ''
    const field = form.fields.find((one) => one.name === name)
    if (code === 'required') return [name, field && !field.required ? texts.errorWay : texts.errorRequired]
    if (!field) return [name, detail]
    const ofType = { email: texts.errorEmail, phone: texts.errorPhone } as Partial<
      Record<FormFieldType, string>
    >
    return [name, ofType[field.type] ?? texts.errorOther]
  })
  return Object.fromEntries(words)
}

type Aria = { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }

interface LabelledProps {
  label?: string
  error: string | undefined
  children: (aria: Aria) => ComponentChildren
}

function Labelled({ label, error, children }: LabelledProps) {
  const id = useId()
  const told = `${id}-error`
  return (
    <div>
      {label && <label for={id}>{label}</label>}
      {children({ id, 'aria-invalid': Boolean(error), 'aria-describedby': error ? told : undefined })}
      {error && (
        <p id={told} class="wrong">
          {error}
        </p>
      )}
    </div>
  )
}

/** Kind of field, and what a browser may fill in. */
const inputs: Partial<Record<FormFieldType, object>> = {
  name: { autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email', inputMode: 'email', autocapitalize: 'off' },
  phone: { type: 'tel', autocomplete: 'tel' },
}

function Field({
  widget,
  field,
  error,
}: {
  widget: WidgetContext
  field: FormField
  error: string | undefined
}) {
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
    <Labelled label={required ? label : `${label} (${texts.formOptional})`} error={error}>
      {(aria) => {
        const props = { name, 'aria-required': required, ...aria }
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
