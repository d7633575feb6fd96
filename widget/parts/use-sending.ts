/** Sends what was filled in, once, and tells what is not right, field by field. */
import { useRef, useState } from 'preact/hooks'
import { newCmid } from '#sdk/realtime/new-cmid'
import type { Ack, FormBlock, FormFieldType, FormRequest, PrechatForm, Refusal } from '#wire'
import type { WidgetContext } from '../app/widget-context.ts'
import type { Texts } from '../texts.ts'

export type AnyForm = FormBlock | PrechatForm
export type Errors = Record<string, string>

export interface Sending {
  busy: boolean
  errors: Errors
  problem: string
  send(element: HTMLFormElement): Promise<void>
}

interface How {
  /** The message that the form stands below. */
  id?: string
  /** What is sent beside what was written. */
  known?: Readonly<Record<string, string>>
  /** It is stored. */
  onSent(values: Record<string, string>): void
  /** Refused for another reason than a field. @returns whether that is dealt with */
  onRefused?(code: string): boolean
}

export function useSending(widget: WidgetContext, form: AnyForm, how: How): Sending {
  const { chat, texts } = widget
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
    const { consent, ...written } = Object.fromEntries(new FormData(element)) as Record<string, string>
    const values = { ...how.known, ...written }
    setProblem('')
    setErrors({})
    setBusy(true)
    // The same for every try of the same words: what was stored without our hearing of it is not stored twice.
    cmid.current ||= newCmid()
    const request: FormRequest = {
      cmid: cmid.current,
      ...(how.id && { form_id: how.id }),
      values,
      ...(form.consent && { consent: Boolean(consent) }),
    }
    const ack = await chat.call('form', request)
    setBusy(false)
    if (isStored(ack)) how.onSent(values)
    else if (ack.errors) show(wordsFor(ack, form, texts), element)
    else if (!how.onRefused?.(ack.code)) setProblem(texts.errorLater)
  }
  return { send, busy, errors, problem }
}

/** An earlier try may have come through, with other words. */
function isStored(ack: Ack): ack is Exclude<Ack, Refusal> {
  return ack.ok || ack.code === 'cmid_conflict'
}

function wordsFor({ errors = [] }: Refusal, form: AnyForm, texts: Texts): Errors {
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
