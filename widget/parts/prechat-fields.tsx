/** What is asked before the talk, in place of the composer. What the page has told is sent along, and not asked. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PrechatForm } from '#wire'
import type { WidgetContext } from '../app/widget-context.ts'
import { FormView } from './form-view.tsx'
import { type Details, knownDetails } from './known-details.ts'
import { useSending } from './use-sending.ts'

interface PrechatProps {
  widget: WidgetContext
  form: PrechatForm
}

export function PrechatFields(props: PrechatProps) {
  const { user, userToken } = props.widget.shell.options
  const [known, setKnown] = useState<Details>()
  useEffect(() => {
    void knownDetails(props.widget.shell.options).then(setKnown)
  }, [user, userToken])
  return known ? <Asking {...props} known={namedAs(props.form, known)} /> : null
}

/** @param known by the names of the fields */
function Asking({ widget, form, known }: PrechatProps & { known: Record<string, string> }) {
  const { texts, chat, emit, shell } = widget
  const box = useRef<HTMLFormElement>(null)
  const letTalk = () => {
    // This visitor is not asked again.
    chat.store.write('prechat', '1')
    chat.store.persist()
    chat.release()
  }
  const sending = useSending(widget, form, {
    known,
    onSent(values) {
      emit('form:submitted', { form: 'prechat', values })
      if (isSomebody(form, values)) emit('lead:captured', values)
      letTalk()
    },
    onRefused(code) {
      // The business has stopped asking meanwhile.
      if (code === 'not_found') letTalk()
      return code === 'not_found'
    },
  })
  const { send, errors } = sending
  // What the server does not take of it has to be asked after all.
  const fields = form.fields.filter(({ name }) => !(name in known) || errors[name])
  const isNeeded = fields.length > 0 || form.consent !== undefined
  useLayoutEffect(() => {
    if (!isNeeded) letTalk()
    // A chat within the page must not take the reader away from where they are.
    else if (shell.options.mode !== 'inline') box.current?.querySelector<HTMLElement>('[name]')?.focus()
  }, [isNeeded])
  const isOptional = form.fields.every(({ required }) => !required)
  const mayBeEmpty = {
    ...sending,
    send: async (element: HTMLFormElement) => (isOptional && isBlank(element) ? letTalk() : send(element)),
  }
  return (
    <FormView
      {...{ widget, form, box, fields }}
      class="first"
      values={known}
      sending={mayBeEmpty}
      title={form.title ?? texts.prechatTitle}
      submit={form.submit ?? texts.prechatStart}
      onInput={chat.need}
    >
      {form.skippable && (
        <button type="button" onClick={letTalk}>
          {texts.prechatSkip}
        </button>
      )}
    </FormView>
  )
}

/** The first field of each type. */
function namedAs(form: PrechatForm, known: Details): Record<string, string> {
  const named = Object.entries(known).flatMap(([type, value]) => {
    const field = form.fields.find((one) => one.type === type)
    return field ? [[field.name, value]] : []
  })
  return Object.fromEntries(named)
}

function isSomebody({ fields }: PrechatForm, values: Record<string, string>): boolean {
  return fields.some(({ name, type }) => ['name', 'email', 'phone'].includes(type) && values[name]?.trim())
}

function isBlank(element: HTMLFormElement): boolean {
  return Array.from(new FormData(element).values()).every((value) => String(value).trim() === '')
}
