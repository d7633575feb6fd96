/** A form below a message, sent once. */
import type { FormBlock } from '#wire'
import type { WidgetContext } from '../app/widget-context.ts'
import { FormView } from './form-view.tsx'
import { useSending } from './use-sending.ts'

interface FormProps {
  widget: WidgetContext
  form: FormBlock
  /** The message it stands below. */
  id: string
}

export function FormFields({ widget, form, id }: FormProps) {
  const { texts, chat, emit } = widget
  const isOther = form.purpose === 'other'
  const sending = useSending(widget, form, {
    id,
    onSent(values) {
      emit('form:submitted', { form: id, values })
      if (!isOther) emit('lead:captured', values)
    },
  })
  const isSent = chat.state
    .get()
    .messages.some(({ blocks }) => blocks?.some((it) => it.type === 'answers' && it.form_id === id))
  const title = form.title ?? (isOther ? '' : texts.formLeave)
  const submit = isSent ? texts.formSent : (form.submit ?? texts.formSend)
  return <FormView {...{ widget, form, sending, title, submit }} isDone={isSent} />
}
