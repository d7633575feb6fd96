/** What stands below a reply, as the fields hold it and as it is sent. */
import type { BlockButton, FormBlock, FormField, FormFieldType, OfferedBlock } from '#wire'

export interface BelowDraft {
  /** One a line. */
  replies: string
  /** One a line: words, then an address. */
  buttons: string
  form: { title: string; purpose: FormBlock['purpose']; fields: FieldDraft[]; consent: string } | null
}

export interface FieldDraft {
  type: FormFieldType
  label: string
  /** One a line. */
  options: string
  required: boolean
}

export const nothingBelow: BelowDraft = { replies: '', buttons: '', form: null }

export const emptyForm: NonNullable<BelowDraft['form']> = {
  title: '',
  purpose: 'lead',
  fields: [
    { type: 'name', label: '', options: '', required: true },
    { type: 'email', label: '', options: '', required: false },
    { type: 'phone', label: '', options: '', required: false },
  ],
  consent: '',
}

/** What the fields cannot show is kept as it is. */
export function toBelowDraft(blocks: readonly OfferedBlock[]): { below: BelowDraft; kept: OfferedBlock[] } {
  const shown: OfferedBlock[] = []
  const below = { ...nothingBelow }
  for (const block of blocks) {
    if (block.type === 'quick_replies' && block.replies.every(({ label, text = label }) => text === label))
      below.replies = block.replies.map(({ label }) => label).join('\n')
    else if (block.type === 'buttons' && block.buttons.every((button) => 'url' in button))
      below.buttons = block.buttons
        .map((button) => ('url' in button ? `${button.label} ${button.url}` : ''))
        .join('\n')
    else if (block.type === 'form' && block.fields.every(({ type }) => type !== 'slot'))
      below.form = toForm(block)
    else continue
    shown.push(block)
  }
  return { below, kept: blocks.filter((block) => !shown.includes(block)) }
}

/** @param before the form that was opened: names of its fields and what the editor does not show stay */
export function fromBelowDraft(
  below: BelowDraft,
  kept: readonly OfferedBlock[],
  before?: FormBlock,
): OfferedBlock[] {
  const replies = linesOf(below.replies).map((label) => ({ label }))
  const buttons = linesOf(below.buttons).map(toButton)
  return [
    ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
    ...(below.form ? [fromForm(below.form, before)] : []),
    ...kept,
    ...(replies.length > 0 ? [{ type: 'quick_replies' as const, replies }] : []),
  ]
}

function toForm({ title = '', purpose, fields, consent = '' }: FormBlock): NonNullable<BelowDraft['form']> {
  const drafts = fields.map(({ type, label = '', options = [], required = false }) => ({
    type,
    label,
    options: options.join('\n'),
    required,
  }))
  return { title, purpose, fields: drafts, consent }
}

function fromForm(
  { title, purpose, fields, consent }: NonNullable<BelowDraft['form']>,
  before?: FormBlock,
): FormBlock {
  const named = fields.map(({ type, label, options, required }, at): FormField => {
    const old = before?.fields[at]
    const isSame = old?.type === type
    return {
      ...(isSame && old),
      name: isSame ? old.name : `${type}_${at + 1}`,
      type,
      ...(label.trim() && { label: label.trim() }),
      required,
      ...(type === 'choice' && { options: linesOf(options) }),
    }
  })
  return {
    type: 'form',
    purpose,
    ...(title.trim() && { title: title.trim() }),
    fields: unique(named),
    ...(consent.trim() && { consent: consent.trim() }),
    ...(before?.submit && { submit: before.submit }),
  }
}

/** A field that was moved up may have the name of another. */
function unique(fields: FormField[]): FormField[] {
  return fields.map((field, at) => {
    const isTaken = fields.slice(0, at).some(({ name }) => name === field.name)
    return isTaken ? { ...field, name: `${field.name}_${at + 1}` } : field
  })
}

/** Without an address the words are said. */
function toButton(line: string): BlockButton {
  const [, label, url] = /^(.*\S)\s+((?:https?:\/\/|mailto:|tel:)\S+)$/i.exec(line) ?? []
  return label && url ? { label, url } : { label: line, text: line }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
