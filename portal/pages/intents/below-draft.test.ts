/** What stands below a reply survives its editor. */
import { expect, test } from 'vitest'
import type { FormBlock, OfferedBlock } from '#wire'
import { emptyForm, fromBelowDraft, nothingBelow, toBelowDraft } from './below-draft.ts'

const form: FormBlock = {
  type: 'form',
  purpose: 'contact',
  title: 'A call back',
  fields: [
    { name: 'name', type: 'name', required: true },
    { name: 'day', type: 'date', label: 'Day', required: false, min: '2026-12-01' },
    { name: 'what', type: 'choice', label: 'What', required: false, options: ['a', 'b'] },
  ],
  consent: 'You may call.',
  submit: 'Call me',
}
const blocks: OfferedBlock[] = [
  { type: 'buttons', buttons: [{ label: 'Our prices', url: 'https://example.com/prices' }] },
  form,
  { type: 'cards', cards: [{ title: 'One' }] },
  { type: 'quick_replies', replies: [{ label: 'Yes' }, { label: 'No' }] },
]

test('what was made comes back as it was, with what the editor does not show', () => {
  const { below, kept } = toBelowDraft(blocks)
  expect(below).toMatchObject({ replies: 'Yes\nNo', buttons: 'Our prices https://example.com/prices' })
  expect(kept).toEqual([blocks[2]])
  expect(fromBelowDraft(below, kept, form)).toEqual(blocks)
})

test('quick replies that say other words, and buttons that say some, are kept as they are', () => {
  const others: OfferedBlock[] = [
    { type: 'quick_replies', replies: [{ label: 'Yes', text: 'Yes, please' }] },
    { type: 'buttons', buttons: [{ label: 'Go', text: 'Go' }] },
  ]
  expect(toBelowDraft(others)).toEqual({ below: nothingBelow, kept: others })
})

test('nothing gives nothing', () => {
  expect(fromBelowDraft({ ...nothingBelow, replies: ' \n ' }, [])).toEqual([])
})

test('a new form has a name for each field', () => {
  const [made] = fromBelowDraft({ ...nothingBelow, form: emptyForm }, [])
  const names = made?.type === 'form' ? made.fields.map(({ name }) => name) : []
  expect(names).toEqual(['name_1', 'email_2', 'phone_3'])
})

test('fields keep names of their own when one is taken out', () => {
  const { below } = toBelowDraft([form])
  const fields = below.form?.fields.slice(1) ?? []
  const [made] = fromBelowDraft({ ...below, form: below.form && { ...below.form, fields } }, [], form)
  const names = made?.type === 'form' ? made.fields.map(({ name }) => name) : []
  expect(new Set(names).size).toBe(2)
})
