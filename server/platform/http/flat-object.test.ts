/** Which objects of a page's own are taken, and what is said of those that are not. */
import { expect, it } from 'vitest'
import { schemaOf } from './describe-routes.ts'
import { flatObject } from './flat-object.ts'

const schema = flatObject({ entries: 3, text: 10, total: 60 })

it.each([
  ['nothing', {}],
  ['simple values', { plan: 'pro', seats: 3, end: null }],
  ['names of any language', { 'cart total (€)': 12.5, größe: true, constructor: 'x' }],
])('takes %s as it is', (_what, value) => {
  expect(schema.parse(value)).toEqual(value)
})

it.each([
  ['a list', [], [], 'object'],
  ['a text', 'plan', [], 'object'],
  ['nothing', null, [], 'object'],
  ['a nested object', { plan: { name: 'pro' } }, ['plan'], 'text, a number'],
  ['a list as value', { plan: ['pro'] }, ['plan'], 'text, a number'],
  ['too many entries', { a: 1, b: 2, c: 3, d: 4 }, [], '4 entries'],
  ['a long text', { a: 'x'.repeat(11) }, ['a'], '11 characters'],
  ['a long whole', { ['a'.repeat(50)]: 'x'.repeat(10) }, [], 'as JSON'],
  ['an empty name', { '': 1 }, [''], '1 to 64'],
  ['a long name', { ['a'.repeat(65)]: 1 }, ['a'.repeat(64)], '1 to 64'],
  ['the name of the prototype', JSON.parse('{"__proto__":"x"}'), ['__proto__'], 'cannot be a name'],
  ['a NUL', { a: 'x\0' }, ['a'], 'not text'],
  ['half a character', { a: '\ud800' }, ['a'], 'not text'],
  ['no number', { a: Number.NaN }, ['a'], 'number'],
])('refuses %s and says where and why', (_what, value, path, message) => {
  const [issue] = schema.safeParse(value).error?.issues ?? []
  expect(issue).toMatchObject({ path, message: expect.stringContaining(message) })
})

it('is described as an object of simple values', () => {
  expect(schemaOf(schema, 'input')).toMatchObject({ type: 'object', maxProperties: 3 })
})
