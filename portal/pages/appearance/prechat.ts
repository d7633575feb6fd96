/** The form before the chat as the page edits it: the usual fields one by one, and what a program has added as it is. */
import type { FormField, FormFieldType, PrechatForm } from '#wire'

export type UsualField = 'name' | 'email' | 'phone' | 'choice'
export type Asking = 'no' | 'optional' | 'required'

const order: readonly FormFieldType[] = ['name', 'email', 'phone', 'choice']

export const firstPrechat: PrechatForm = {
  skippable: false,
  fields: [
    { name: 'name', type: 'name', required: true },
    { name: 'email', type: 'email', required: true },
  ],
}

export function askingOf({ fields }: PrechatForm, type: UsualField): Asking {
  const field = fields.find((one) => one.type === type)
  if (!field) return 'no'
  return field.required ? 'required' : 'optional'
}

/** A form that asks nothing is none. */
export function withAsking(form: PrechatForm, type: UsualField, asking: Asking): PrechatForm | undefined {
  const before = form.fields.find((one) => one.type === type)
  const others = form.fields.filter((one) => one !== before)
  if (asking === 'no') return others.length > 0 ? { ...form, fields: others } : undefined
  const field = { ...(before ?? newField(type, others)), required: asking === 'required' }
  const fields = before ? form.fields.map((one) => (one === before ? field : one)) : [...others, field]
  return { ...form, fields: before ? fields : fields.toSorted((one, other) => placeOf(one) - placeOf(other)) }
}

export function choiceOf({ fields }: PrechatForm): FormField | undefined {
  return fields.find(({ type }) => type === 'choice')
}

export function withChoice(
  form: PrechatForm,
  change: Pick<Partial<FormField>, 'label' | 'options'>,
): PrechatForm {
  const choice = choiceOf(form)
  return { ...form, fields: form.fields.map((field) => (field === choice ? { ...field, ...change } : field)) }
}

/** Lines that were left empty are no choices. */
export function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || [])
}

/** An empty text is none. */
export function withText(form: PrechatForm, name: 'title' | 'consent', text: string): PrechatForm {
  const { [name]: _, ...rest } = form
  return text ? { ...rest, [name]: text } : rest
}

/** Why the form cannot be kept yet. */
export function prechatProblem(form: PrechatForm | undefined): string | undefined {
  const choice = form && choiceOf(form)
  if (!choice) return undefined
  if (!choice.label?.trim()) return 'Write the question that visitors choose an answer to.'
  return choice.options?.length ? undefined : 'Write what visitors can choose, one a line.'
}

function newField(type: UsualField, others: readonly FormField[]): FormField {
  const taken = others.some(({ name }) => name === type)
  const name = taken ? `${type}_${others.length + 1}` : type
  return type === 'choice'
    ? { name, type, label: 'What is it about?', options: ['Something else'] }
    : { name, type }
}

function placeOf({ type }: FormField): number {
  const at = order.indexOf(type)
  return at < 0 ? order.length : at
}
