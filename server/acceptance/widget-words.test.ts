/** What the widget says: in the visitor's language, with the owner's words, as the owner has set it. */
import { beforeAll, expect, test } from 'vitest'
import type { Appearance, OwnTexts, SaidTexts, WidgetConfig } from '#wire'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const looks: Appearance = { accent: '#2456e6', position: 'right', theme: 'auto' }
let salon: TestBusiness
let url: string
beforeAll(async () => {
  const app = await sharedApp()
  url = app.url
  salon = await app.signUp('Salon')
})

const configOf = async (business = salon) =>
  (await (await fetch(`${url}/w/config?token=${business.accountToken}`)).json()) as WidgetConfig

async function words(wanted: string, { kind = 'core', version = '' } = {}) {
  const folder = version || (await configOf()).texts
  const answer = await fetch(`${url}/w/chunks/${folder}${kind}/${encodeURIComponent(wanted)}.js`)
  const script = await answer.text()
  const said = answer.ok ? (JSON.parse(script.replace('export const said=', '')) as SaidTexts) : null
  return { status: answer.status, cache: answer.headers.get('cache-control'), said, headers: answer.headers }
}
const writes = (texts: Record<string, OwnTexts>, more: Partial<Appearance> = {}) =>
  salon.sets({ greeting: 'Welcome to {{business_name}}!', appearance: { ...looks, ...more, texts } })

test('a module says everything in the visitor’s language, and is kept by its version', async () => {
  await writes({})
  const { said, cache, headers } = await words('auto,,de-AT,en')
  expect(said).toMatchObject({ lang: 'de', dir: 'ltr', launcher: { name: 'Chat mit Salon' } })
  expect(said?.texts.send).toBe('Senden')
  expect(cache).toContain('immutable')
  expect(headers.get('content-type')).toContain('text/javascript')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect((await words('ar')).said).toMatchObject({ lang: 'ar', dir: 'rtl' })
})

test('the owner’s words are said at once, under another address, and what was kept goes by its old one', async () => {
  const before = await configOf()
  await writes({
    de: { greeting: 'Moin bei {{business_name}}!', words: { send: 'Los', 'left.one': 'eins' } },
  })
  const after = await configOf()
  expect(after.texts).not.toBe(before.texts)
  const { said } = await words('de')
  expect(said).toMatchObject({ greeting: 'Moin bei Salon!', texts: { send: 'Los', left: { one: 'eins' } } })
  expect((await words('en')).said?.greeting).toBe('Welcome to Salon!')
  expect((await words('fr')).said?.greeting).toBe('Bonjour ! Comment pouvons-nous vous aider ?')
  expect(await words('de', { version: before.texts })).toMatchObject({ said, cache: 'no-store' })
})

test('the loader knows the launcher in the languages that the owner has written in', async () => {
  await writes({ de: { launcher_label: 'Fragen?' } }, { launcher_label: 'Ask us', language: 'en' })
  expect((await configOf()).launcher_words).toEqual({
    '': { name: 'Chat with Salon', label: 'Ask us' },
    de: { name: 'Chat mit Salon', label: 'Fragen?' },
  })
})

test('the looks of the owner reach the widget', async () => {
  const brand = { radius: 0, font: 'inherit', avatar: 'https://salon.example/a.png', name: 'Zoë' } as const
  await writes({}, { ...brand, locale: 'fr' })
  expect(await configOf()).toMatchObject({ ...brand, locale: 'fr' })
})

test('what only parts say comes apart', async () => {
  const { said } = await words('en', { kind: 'parts' })
  expect(said).not.toHaveProperty('greeting')
  expect(said?.texts).not.toHaveProperty('send')
  expect((await words('en', { kind: 'other' })).status).toBe(404)
})

test('whatever a page asks for, it gets words', async () => {
  for (const odd of [
    'x'.repeat(2_000),
    '../../etc/passwd',
    '%',
    'de_DE',
    '__proto__',
    'constructor,toString',
  ]) {
    expect((await words(odd)).status, odd).toBe(200)
  }
})

test('nobody reads the words of another business’s bot', async () => {
  const other = await (await sharedApp()).signUp('Other')
  const { texts } = await configOf()
  const { bot } = await configOf(other)
  const folder = texts.replace(/[^/]+\/$/, `${bot}/`)
  expect((await fetch(`${url}/w/chunks/${folder}core/en.js`)).status).toBe(404)
})

test('the words that may be replaced are told in every language', async () => {
  const all = (await (await fetch(`${url}/w/texts.json`)).json()) as Record<string, Record<string, unknown>>
  expect(Object.keys(all).length).toBeGreaterThanOrEqual(22)
  expect(all.fr).toMatchObject({ send: 'Envoyer', left: { one: '{count} caractère restant' } })
})

test.each([
  ['/appearance/radius', { radius: -1 }],
  ['/appearance/avatar', { avatar: 'javascript:alert(1)' }],
  ['/appearance/avatar', { avatar: 'http://salon.example/a.png' }],
  ['/appearance/font', { font: 'url(x)' }],
  ['/appearance/language', { language: 'klingon!' }],
  ['/appearance/texts/de/words/send me', { texts: { de: { words: { 'send me': 'Los' } } } }],
  ['/appearance/texts/de/greeting', { texts: { de: { greeting: 'x'.repeat(501) } } }],
  ['/appearance/texts/de/suggestions', { texts: { de: { suggestions: ['1', '2', '3', '4', '5'] } } }],
  ['/appearance/texts/no language', { texts: { 'no language': {} } }],
])('%s is refused when it is %j', async (pointer, change) => {
  const { body: config } = await salon.api('GET', '/api/v1/customer/config')
  const body = { ...config, appearance: { ...looks, ...change } }
  const { status, body: problem } = await salon.api('PUT', '/api/v1/customer/config', { body })
  expect(status).toBe(422)
  expect(problem.errors.map((it: { pointer: string }) => it.pointer)).toContain(pointer)
})

test.each([
  ['placeholdr', 'Did you mean “placeholder”?'],
  ['sendd', 'Did you mean “send”?'],
  ['send.one', 'The widget has no word “send.one”.'],
  ['whatever', 'The widget has no word “whatever”.'],
  ['constructor', 'The widget has no word “constructor”.'],
])('a word that the widget does not say is refused: %s', async (name, detail) => {
  const { body: config } = await salon.api('GET', '/api/v1/customer/config')
  const body = { ...config, appearance: { ...looks, texts: { de: { words: { [name]: 'Los' } } } } }
  const { status, body: problem } = await salon.api('PUT', '/api/v1/customer/config', { body })
  expect(status).toBe(422)
  const pointer = `/appearance/texts/de/words/${name}`
  expect(problem.errors).toEqual([{ pointer, code: 'unknown', detail: expect.stringContaining(detail) }])
})
