/** Intents over the API: added, listed, changed by several people at once, forgotten, reviewed. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Intent } from '#wire'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const path = '/api/v1/intents'
const phrases = [
  'where can I park',
  'is there a car park',
  'do you have parking',
  'parking please',
  'car park?',
]

beforeAll(() => sharedApp())
const open = async () => (await sharedApp()).signUp('Hotel')

async function adds(business: TestBusiness, name: string, more: object = {}): Promise<Intent> {
  const { status, body } = await business.api('POST', path, { body: { name, phrases, ...more } })
  expect(status).toBe(201)
  return body
}

async function understands(business: TestBusiness, text: string): Promise<string | null> {
  const { status, body } = await business.api('POST', `${path}/detect`, { body: { text } })
  expect(status).toBe(200)
  return body.intent?.name ?? null
}

async function namesOf(business: TestBusiness): Promise<string[]> {
  return (await business.api('GET', path)).body.data.map(({ name }: Intent) => name)
}

test('an intent is added, read, changed in parts, renamed, replaced and forgotten', async () => {
  const hotel = await open()
  const made = await adds(hotel, 'parking', { reply: 'In the yard, {{business_name}} pays.' })
  const one = `${path}/parking`
  expect((await hotel.api('GET', one)).body).toEqual(made)
  expect((await hotel.api('GET', path)).body).toEqual({ data: [made], has_more: false, next_cursor: null })

  const replies = { de: 'Im Hof.' }
  expect((await hotel.api('PATCH', one, { body: { replies } })).body).toEqual({ ...made, replies })
  const changes = { action: 'handoff', reply: null, replies: null }
  const patched = await hotel.api('PATCH', one, { body: changes })
  expect(patched).toMatchObject({ status: 200, body: { name: 'parking', phrases, action: 'handoff' } })
  for (const gone of ['reply', 'replies']) expect(patched.body).not.toHaveProperty(gone)
  const renamed = await hotel.api('PATCH', one, { body: { name: 'garage' } })
  expect(renamed.body).toEqual({ ...patched.body, name: 'garage' })
  expect((await hotel.api('GET', one)).status).toBe(404)

  const put = await hotel.api('PUT', `${path}/garage`, { body: { phrases: ['my car'] } })
  expect(put).toMatchObject({
    status: 200,
    body: { name: 'garage', bot_id: made.bot_id, phrases: ['my car'] },
  })
  expect(put.body).not.toHaveProperty('action')
  expect(await hotel.api('DELETE', `${path}/garage`)).toMatchObject({ status: 204, text: '' })
  expect(await namesOf(hotel)).toEqual([])
  for (const [method, body] of [
    ['GET'],
    ['DELETE'],
    ['PUT', { phrases }],
    ['PATCH', { phrases }],
    ['POST', { phrases }],
  ] as const) {
    const target = method === 'POST' ? `${path}/garage/phrases` : `${path}/garage`
    expect(await hotel.api(method, target, { body })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    })
  }
})

test('what is added is understood, and what is forgotten is not', async () => {
  const hotel = await open()
  await adds(hotel, 'parking')
  await expect.poll(() => understands(hotel, 'is there a car park here')).toBe('parking')
  await hotel.api('DELETE', `${path}/parking`)
  await expect.poll(() => understands(hotel, 'is there a car park here')).not.toBe('parking')
})

test('a phrase that is added to an intent is understood from then on, and is there once', async () => {
  const hotel = await open()
  await adds(hotel, 'parking')
  const body = { phrases: ['spot for my camper van', 'parking please'] }
  const added = await hotel.api('POST', `${path}/parking/phrases`, { body })
  expect(added).toMatchObject({ status: 201, body: { phrases: [...phrases, 'spot for my camper van'] } })
  await expect.poll(() => understands(hotel, 'a spot for my camper van')).toBe('parking')
})

test('phrases are kept as single lines, and empty ones are dropped', async () => {
  const hotel = await open()
  const made = await adds(hotel, 'parking', { phrases: ['  where\n can\tI park ', '', '   ', 'خيمة 👋'] })
  expect(made.phrases).toEqual(['where can I park', 'خيمة 👋'])
  expect((await adds(hotel, 'nothing_yet', { phrases: ['', ' '] })).phrases).toEqual([])
})

test('lists come in pages by name and are searched for names, phrases and replies', async () => {
  const hotel = await open()
  for (const name of ['dogs', 'breakfast', 'pool', 'late_check_out', 'gym']) {
    await adds(hotel, name, { phrases: [`tell me of ${name}`], reply: `All about 100% ${name}` })
  }
  const first = (await hotel.api('GET', `${path}?limit=2`)).body
  expect(first).toMatchObject({ has_more: true, next_cursor: 'dogs' })
  const second = (await hotel.api('GET', `${path}?limit=2&cursor=dogs`)).body
  const third = (await hotel.api('GET', `${path}?limit=2&cursor=${second.next_cursor}`)).body
  const names = [first, second, third].flatMap(({ data }) => data.map(({ name }: Intent) => name))
  expect(names).toEqual(['breakfast', 'dogs', 'gym', 'late_check_out', 'pool'])
  expect(third).toMatchObject({ has_more: false, next_cursor: null })
  const found = async (q: string) =>
    (await hotel.api('GET', `${path}?q=${encodeURIComponent(q)}`)).body.data.map(({ name }: Intent) => name)
  expect(await found('CHECK')).toEqual(['late_check_out'])
  expect(await found('tell me of gym')).toEqual(['gym'])
  expect(await found('100% pool')).toEqual(['pool'])
  expect(await found('nowhere')).toEqual([])
  expect((await hotel.api('GET', `${path}?page=2`)).body).toMatchObject({ code: 'invalid_query' })
})

test('ten intents that are added at once are all there', async () => {
  const hotel = await open()
  const names = Array.from({ length: 10 }, (_, at) => `intent_${at}`)
  await Promise.all(names.map((name) => adds(hotel, name)))
  expect(await namesOf(hotel)).toEqual(names)
})

test('of two who changed the same version, the later is told so and nothing is lost', async () => {
  const hotel = await open()
  await adds(hotel, 'parking')
  const one = `${path}/parking`
  const etag = (await hotel.api('GET', one)).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  const headers = { 'If-Match': etag }
  const change = (reply: string) => hotel.api('PATCH', one, { body: { reply }, headers })
  const answers = await Promise.all([change('From one'), change('From the other')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  const won = answers.find(({ status }) => status === 200)
  expect((await hotel.api('GET', one)).body).toEqual(won?.body)
  expect(await hotel.api('PUT', one, { body: { phrases: [] }, headers })).toMatchObject({
    status: 412,
    body: { code: 'changed_elsewhere' },
  })
  expect((await hotel.api('DELETE', one, { headers })).status).toBe(412)
  const fresh = { 'If-Match': won?.headers.get('etag') ?? '' }
  expect((await hotel.api('DELETE', one, { headers: fresh })).status).toBe(204)
})

test('a name that is taken is not taken over by who only wants to add or rename', async () => {
  const hotel = await open()
  await adds(hotel, 'parking')
  await adds(hotel, 'dogs')
  const headers = { 'If-None-Match': '*' }
  const again = await hotel.api('POST', path, { body: { name: 'parking', phrases: [] }, headers })
  const renamed = await hotel.api('PATCH', `${path}/dogs`, { body: { name: 'parking' } })
  for (const { status, body } of [again, renamed]) {
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ pointer: '/name', code: 'taken' }])
  }
  expect((await hotel.api('GET', `${path}/parking`)).body.phrases).toEqual(phrases)
})

test.each([
  ['/name', { name: 'Book Visit' }],
  ['/name', { name: '__proto__' }],
  ['/name', { name: 'a'.repeat(61) }],
  ['/name', { name: '' }],
  ['/phrases', { phrases: 'one' }],
  ['/phrases', { phrases: undefined }],
  ['/phrases', { phrases: Array.from({ length: 5_001 }, (_, at) => `p${at}`) }],
  ['/phrases/1', { phrases: ['fine', 7] }],
  ['/phrases/1', { phrases: ['fine', 'x'.repeat(501)] }],
  ['/phrases/0', { phrases: ['a\0b'] }],
  ['/phrases/0', { phrases: ['\ud800'] }],
  ['/reply', { reply: '' }],
  ['/action', { action: 'explode' }],
])('a mistake at %s is named by its pointer', async (pointer, wrong) => {
  const hotel = await open()
  const { status, body } = await hotel.api('POST', path, { body: { name: 'x', phrases: [], ...wrong } })
  expect([status, body.code]).toEqual([422, 'invalid_input'])
  expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  expect(await namesOf(hotel)).toEqual([])
})

test('five thousand phrases in one intent are taken, and the desk answers meanwhile', async () => {
  const hotel = await open()
  const many = Array.from({ length: 5_000 }, (_, at) => `how much is item number ${at} in colour ${at % 40}`)
  const began = performance.now()
  expect((await adds(hotel, 'prices_of_items', { phrases: many })).phrases).toHaveLength(5_000)
  await understands(hotel, 'hello')
  expect((await hotel.api('GET', `${path}/phrase-review`)).body).toMatchObject({ intents: 1, phrases: 5_000 })
  expect(performance.now() - began).toBeLessThan(10_000)
  const config = (await hotel.api('GET', '/api/v1/customer/config')).body
  expect((await hotel.api('PUT', '/api/v1/customer/config', { body: config })).status).toBe(200)
})

test('a bot learns so much and no more, and the rest stays as it was', async () => {
  const hotel = await open()
  const config = (await hotel.api('GET', '/api/v1/customer/config')).body
  const intents = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`intent_${at}`, { phrases: [`p${at}`] }]),
  )
  await hotel.sets({ intents })
  const one_more = { name: 'one_more', phrases: ['x'] }
  const refused = await hotel.api('POST', path, { body: one_more })
  expect(refused.body).toMatchObject({
    code: 'invalid_input',
    detail: 'A bot has at most 200 intents.',
    errors: [{ pointer: '/name' }],
  })
  const all = { ...config, intents: { ...intents, one_more: { phrases: [] } } }
  expect((await hotel.api('PUT', '/api/v1/customer/config', { body: all })).body.errors).toMatchObject([
    { pointer: '/intents', detail: 'A bot has at most 200 intents.' },
  ])
  const long = Array.from({ length: 2_001 }, () => 'x'.repeat(500))
  const tooLong = await hotel.api('PATCH', `${path}/intent_1`, { body: { phrases: long } })
  expect(tooLong.body.detail).toContain('at most 1,000,000 characters together')
  expect((await hotel.api('PATCH', `${path}/intent_1`, { body: { reply: 'Yes.' } })).status).toBe(200)
})

test('a review names the intents that clash and what is missing', async () => {
  const hotel = await open()
  await adds(hotel, 'parking')
  await adds(hotel, 'garage', { phrases: ['Parking, please!', 'garage'] })
  await adds(hotel, 'nothing_yet', { phrases: [] })
  const { status, body } = await hotel.api('GET', `${path}/phrase-review`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ intents: 3, phrases: 7 })
  expect(body.problems).toMatchObject([
    {
      kind: 'clash',
      intent: 'garage',
      other: 'parking',
      count: 1,
      examples: [{ phrase: 'Parking, please!', other: 'parking please' }],
    },
    { kind: 'empty', intent: 'nothing_yet', count: 0 },
    { kind: 'thin', intent: 'garage', count: 2 },
  ])
})

test('what every bot understands is listed, and says what an owner has extended', async () => {
  const hotel = await open()
  await adds(hotel, 'booking', { phrases: ['I want the honeymoon suite'] })
  const { body } = await hotel.api('GET', `${path}/built-in`)
  const byName = new Map(body.data.map((one: { name: string }) => [one.name, one]))
  expect(byName.get('booking')).toMatchObject({ built_in: true, extended: true })
  expect(byName.get('person')).toMatchObject({ built_in: true, extended: false })
  expect((byName.get('person') as { examples: string[] }).examples).toHaveLength(5)
})

test('a bot that is foreign or missing is not found, whatever is asked of it', async () => {
  const [hotel, other] = [await open(), await open()]
  await adds(hotel, 'parking')
  const [foreign] = (await other.api('GET', '/api/v1/bots')).body.data
  for (const id of [foreign.id, randomUUID(), 'no-such-bot']) {
    for (const [method, place, body] of [
      ['GET', ''],
      ['GET', '/built-in'],
      ['GET', '/phrase-review'],
      ['GET', '/parking'],
      ['PUT', '/parking', { phrases }],
      ['PATCH', '/parking', { phrases }],
      ['DELETE', '/parking'],
      ['POST', '/parking/phrases', { phrases }],
    ] as const) {
      const answered = await hotel.api(method, `${path}${place}?bot=${id}`, { body })
      expect([method, place, answered.status]).toEqual([method, place, 404])
    }
  }
  const [own] = (await hotel.api('GET', '/api/v1/bots')).body.data
  expect((await hotel.api('GET', `${path}/parking?bot=${own.id}`)).status).toBe(200)
})

test('a key that may only read changes nothing', async () => {
  const hotel = await open()
  await adds(hotel, 'parking')
  const token = await hotel.makesKey('config:read')
  expect((await hotel.api('GET', path, { token })).status).toBe(200)
  for (const [method, place] of [
    ['POST', ''],
    ['PUT', '/parking'],
    ['PATCH', '/parking'],
    ['DELETE', '/parking'],
    ['POST', '/parking/phrases'],
  ]) {
    const { status, body } = await hotel.api(method ?? '', `${path}${place}`, { token, body: { phrases } })
    expect([status, body.code]).toEqual([403, 'missing_scope'])
  }
})

test('a large body is read from those only who may send it', async () => {
  const hotel = await open()
  const body = { name: 'parking', phrases: Array.from({ length: 4_000 }, () => 'x'.repeat(400)) }
  const token = await hotel.makesKey('config:read')
  expect((await hotel.api('POST', path, { body, token })).status).toBe(403)
  const huge = { name: 'parking', phrases: Array.from({ length: 5_000 }, () => 'x'.repeat(900)) }
  expect(await hotel.api('POST', path, { body: huge })).toMatchObject({
    status: 413,
    body: { code: 'body_too_large' },
  })
})
