/** Schemas of what stands below the text of a message: what may be made, and what a visitor may send back. */
import { z } from 'zod'
import type { BlockButton, FormField, MessageBlock, OfferedBlock, PrechatForm } from '#wire'
import { text } from '../../platform/http/text-schema.ts'

const label = text(80)
/** What a press says is a message like any other, only shorter. */
const spokenByPress = text(500)

const url = z
  .string()
  .max(2_000)
  .refine(isSafe, 'A button leads to an address that begins with https://, http://, mailto: or tel:.')

const button = z.union([
  z.strictObject({ label, url }),
  z.strictObject({ label, text: spokenByPress }),
]) satisfies z.ZodType<BlockButton>

const quickReplies = z.strictObject({
  type: z.literal('quick_replies'),
  replies: z
    .array(z.strictObject({ label, text: spokenByPress.exactOptional() }))
    .min(1)
    .max(8),
})

const buttons = z.strictObject({ type: z.literal('buttons'), buttons: z.array(button).min(1).max(4) })

const cards = z.strictObject({
  type: z.literal('cards'),
  cards: z
    .array(
      z.strictObject({
        title: text(120),
        text: text(500).exactOptional(),
        buttons: z.array(button).min(1).max(3).exactOptional(),
      }),
    )
    .min(1)
    .max(10),
})

const field = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'A name has small letters, digits and _ only.'),
    type: z.enum(['name', 'email', 'phone', 'text', 'long_text', 'choice', 'date', 'slot']),
    label: label.exactOptional(),
    required: z.boolean().exactOptional(),
    options: z.array(label).min(1).max(30).exactOptional(),
    slots: z
      .array(z.iso.datetime({ offset: true }))
      .min(1)
      .max(100)
      .exactOptional(),
    min: z.iso.date().exactOptional(),
    max: z.iso.date().exactOptional(),
  })
  .superRefine((given, context) => {
    const lack = lackOf(given)
    if (lack) context.addIssue({ code: 'custom', path: [lack], message: `A ${given.type} needs ${lack}.` })
  }) satisfies z.ZodType<FormField>

const formShape = {
  title: text(120).exactOptional(),
  fields: z
    .array(field)
    .min(1)
    .max(12)
    .refine(
      (fields) => new Set(fields.map(({ name }) => name)).size === fields.length,
      'Two fields have one name.',
    ),
  consent: text(500).exactOptional(),
  submit: text(40).exactOptional(),
}

const form = z.strictObject({
  type: z.literal('form'),
  purpose: z.enum(['lead', 'contact', 'other']),
  ...formShape,
})

/** The form before the talk. */
export const prechatSchema = z.strictObject({
  skippable: z.boolean(),
  ...formShape,
}) satisfies z.ZodType<PrechatForm>

/** Blocks as they may be made. */
export const blocksSchema = z
  .array(z.discriminatedUnion('type', [quickReplies, buttons, cards, form]))
  .min(1)
  .max(4) satisfies z.ZodType<OfferedBlock[]>

const answers = z.object({
  type: z.literal('answers'),
  form_id: z.string().exactOptional(),
  answers: z.array(z.object({ name: z.string(), label: z.string(), value: z.string() })),
})

const notice = z.object({
  type: z.literal('notice'),
  code: z.enum([
    'person_asked',
    'person_away',
    'person_joined',
    'person_left',
    'ended',
    'details_sent',
    'deleted',
  ]),
  opens_at: z.string().exactOptional(),
  name: z.string().exactOptional(),
})

/** Blocks as they are read. */
export const shownBlocks = z.array(
  z.discriminatedUnion('type', [quickReplies, buttons, cards, form, answers, notice]),
) satisfies z.ZodType<MessageBlock[]>

const schemes = ['http:', 'https:', 'mailto:', 'tel:']

/** A browser drops tabs and line ends before it reads a scheme; here they are refused. */
function isSafe(address: string): boolean {
  if (/[\s\p{Cc}]/u.test(address) || !URL.canParse(address)) return false
  const { protocol, username, password } = new URL(address)
  return schemes.includes(protocol) && username === '' && password === ''
}

/** Types for which every client has a word. */
const named = ['name', 'email', 'phone', 'long_text']

function lackOf({ type, label, options, slots }: FormField): 'label' | 'options' | 'slots' | null {
  if (!label && !named.includes(type)) return 'label'
  if (type === 'choice' && !options) return 'options'
  return type === 'slot' && !slots ? 'slots' : null
}
