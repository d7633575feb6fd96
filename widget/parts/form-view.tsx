/** A form as visitors see it: fields with what browsers fill in by themselves, mistakes told in words. */
import type { ComponentChildren, Ref } from 'preact'
import type { FormField } from '#wire'
import type { WidgetContext } from '../app/widget-context.ts'
import { Field, Labelled } from './form-field.tsx'
import type { AnyForm, Sending } from './use-sending.ts'

interface FormViewProps {
  widget: WidgetContext
  form: AnyForm
  sending: Sending
  title: string
  /** On the button. */
  submit: string
  /** Those of the form that are asked. @default all */
  fields?: readonly FormField[]
  /** What stands in them at first, by their names. */
  values?: Readonly<Record<string, string>>
  /** Nothing is to be done with it any more. */
  isDone?: boolean
  class?: string
  box?: Ref<HTMLFormElement>
  onInput?: () => void
  /** Beside the button. */
  children?: ComponentChildren
}

export function FormView({ widget, form, sending, title, submit, values = {}, ...more }: FormViewProps) {
  const { fields = form.fields, isDone = false, box = null, onInput, children } = more
  return (
    <form
      ref={box}
      class={`fields ${more.class ?? ''}`}
      noValidate
      aria-label={title || widget.texts.formSend}
      onInput={onInput}
      onSubmit={(event) => {
        event.preventDefault()
        void sending.send(event.currentTarget)
      }}
    >
      {title && <h3>{title}</h3>}
      <fieldset disabled={isDone || sending.busy}>
        {fields.map((field) => (
          <Field
            key={field.name}
            {...{ widget, field }}
            value={values[field.name]}
            error={sending.errors[field.name]}
          />
        ))}
        {form.consent && (
          <Labelled error={sending.errors.consent}>
            {(aria) => (
              <label class="agree">
                <input type="checkbox" name="consent" {...aria} />
                <span dir="auto">{form.consent}</span>
              </label>
            )}
          </Labelled>
        )}
        {sending.problem && <p role="alert">{sending.problem}</p>}
        <button type="submit">{submit}</button>
        {children}
      </fieldset>
    </form>
  )
}
