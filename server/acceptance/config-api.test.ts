/** The configuration of a bot as one document, and its intents. */
import { beforeAll, expect, test } from 'vitest'
import type { BotConfig } from '#wire'
import { sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

const path = '/api/v1/customer/config'
let salon: TestBusiness
beforeAll(async () => {
  salon = await (await sharedApp()).signUp('Salon')
})

const read = async (business = salon) => {
  const { status, body, headers } = await business.api('GET', path)
  expect(status).toBe(200)
  return { config: body as BotConfig, etag: headers.get('etag') ?? '' }
}

/** What the bot says to somebody on the website. */
async function ask(business: TestBusiness, question: string): Promise<string> {
  const visitor = await business.website.opensChat()
  const { text } = await visitor.asks(question)
  visitor.leaves()
  return text
}

test('a configuration that is put back as it was read changes nothing', async () => {
  const { config, etag } = await read()
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  const put = await salon.api('PUT', path, { body: config, headers: { 'If-Match': etag } })
  expect(put).toMatchObject({ status: 200, body: config })
  expect(put.headers.get('etag')).toBe(etag)
  expect(await read()).toEqual({ config, etag })
})

test('a configuration with everything in it comes back as it was put', async () => {
  const full: BotConfig = {
    business: {
      name: 'Salon Zoë',
      phone: '+49 30 1234567',
      email: 'zoe@salon.example',
      address: '1 Main Street, Springfield',
      website: 'https://salon.example/',
      description: 'Hair, since 1987 💇',
      timezone: 'Europe/Berlin',
      hours: [
        { days: ['tue', 'wed', 4, 5], open: '08:30', close: '18:00' },
        { days: [6], open: '22:00', close: '02:00' },
      ],
      exceptions: [
        { date: '2026-12-24', closed: true, note: 'Christmas Eve' },
        { date: '2026-12-31', open: '09:00', close: '24:00' },
      ],
      services: [{ name: 'Cut', price: 'from $39', duration_minutes: 45, description: 'With a wash' }],
      emergency_phone: '112',
    },
    greeting: 'Hello! 👋',
    appearance: { accent: '#a1B2c3', position: 'left', theme: 'dark', launcher_label: 'Ask us' },
    allowed_origins: ['https://salon.example', 'https://*.salon.example'],
    model: { enabled: false, model: 'small', instructions: 'Be kind.' },
    intents: { gift_card: { phrases: ['I want a gift card'], reply: 'At the desk.', action: 'reply' } },
  }
  const other = await (await sharedApp()).signUp('Other')
  expect((await other.api('PUT', path, { body: full })).body).toEqual(full)
  expect((await read(other)).config).toEqual(full)
  expect((await other.api('GET', '/api/v1/me')).body.tenant.name).toBe('Salon Zoë')
})

test('whoever edits an older version is told so, and the newer one stays', async () => {
  const { config, etag } = await read()
  const put = (greeting: string) =>
    salon.api('PUT', path, { body: { ...config, greeting }, headers: { 'If-Match': etag } })
  const [one, two] = await Promise.all([put('From one tab'), put('From another tab')])
  expect([one.status, two.status].sort()).toEqual([200, 412])
  const lost = one.status === 412 ? one : two
  expect(lost.body).toMatchObject({ code: 'changed_elsewhere', status: 412 })
  const won = one.status === 200 ? one : two
  expect((await read()).config.greeting).toBe(won.body.greeting)
})

test('what is published is answered from at once', async () => {
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7] as const, open: '06:15', close: '21:45' }]
  const { config } = await read()
  await salon.sets({
    business: { ...config.business, hours: [{ ...hours[0], days: [1, 2, 3, 4, 5, 6, 7] }] } as never,
  })
  const text = await ask(salon, 'What are your opening hours?')
  expect(text).toMatch(/6:15/)
  expect(text).toMatch(/(9|21):45/)
})

test('a draft waits: it is read as a draft and answers nobody until it is published', async () => {
  const { config } = await read()
  const draft = { ...config, greeting: 'Only a draft' }
  expect((await salon.api('PUT', `${path}?draft=1`, { body: draft })).status).toBe(200)
  expect((await salon.api('GET', `${path}?draft=1`)).body).toEqual(draft)
  expect((await read()).config).toEqual(config)
  const loader = await fetch(`${(await sharedApp()).url}/w/config?token=${salon.accountToken}`)
  expect(((await loader.json()) as { greeting: string }).greeting).toBe(config.greeting)
  await salon.sets(draft)
  expect((await read()).config.greeting).toBe('Only a draft')
})

test.each([
  ['/business/timezone', { business: { timezone: 'Mars/Olympus' } }],
  ['/business/hours/0/open', { business: { hours: [{ days: [1], open: '25:00', close: '18:00' }] } }],
  ['/business/hours/0/days/0', { business: { hours: [{ days: [8], open: '08:00', close: '18:00' }] } }],
  ['/business/exceptions/0/date', { business: { exceptions: [{ date: '2026-02-30' }] } }],
  ['/business/name', { business: { name: 'a\0b' } }],
  ['/business/phone', { business: { phone: 'javascript:alert(1)' } }],
  ['/business/website', { business: { website: 'javascript:alert(1)' } }],
  ['/appearance/accent', { appearance: { accent: 'red;}</style>', position: 'right', theme: 'auto' } }],
  ['/allowed_origins/0', { allowed_origins: ['https://*'] }],
  ['/allowed_origins/0', { allowed_origins: ['null'] }],
  ['/allowed_origins/0', { allowed_origins: ['https://shop.example/path'] }],
  ['/intents/__proto__x', { intents: { __proto__x: { phrases: [] } } }],
  ['/greeting', { greeting: 7 }],
])('a mistake at %s is named by its pointer and nothing is published', async (pointer, change) => {
  const { config, etag } = await read()
  const business = { ...config.business, ...('business' in change ? change.business : {}) }
  const { status, body } = await salon.api('PUT', path, { body: { ...config, ...change, business } })
  expect([status, body.code]).toEqual([422, 'invalid_input'])
  expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  expect((await read()).etag).toBe(etag)
})

test('an intent that is added is detected and answered as its owner wants', async () => {
  const spa = await (await sharedApp()).signUp('Spa')
  const phrases = ['I want to buy a gift card', 'Do you sell vouchers?', 'gift voucher please']
  const body = { name: 'gift_card', phrases, reply: 'Gift cards are sold at the desk.' }
  const created = await spa.api('POST', '/api/v1/intents', { body })
  const [bot] = (await spa.api('GET', '/api/v1/bots')).body.data
  expect(created).toMatchObject({ status: 201, body: { ...body, bot_id: bot.id } })
  const detected = await spa.api('POST', '/api/v1/intents/detect', { body: { text: 'do you sell vouchers' } })
  expect(detected.body).toMatchObject({ intent: { name: 'gift_card' }, out_of_scope: false })
  expect(detected.body.intent.confidence).toBeGreaterThan(0.5)
  expect(await ask(spa, 'Do you sell vouchers?')).toBe('Gift cards are sold at the desk.')
  expect((await read(spa)).config.intents.gift_card).toEqual({ phrases, reply: body.reply })
})

test('a greeting with variables comes to the website filled in', async () => {
  const salon = await (await sharedApp()).signUp('Salon Ada')
  await salon.sets({ greeting: 'Welcome to {{business_name}}! {{unknown}}' })
  const { url } = await sharedApp()
  const loader = await fetch(`${url}/w/config?token=${salon.accountToken}`)
  expect(((await loader.json()) as { greeting: string }).greeting).toBe('Welcome to Salon Ada! {{unknown}}')
})

test('detection names what is in a message, with its place', async () => {
  const text = 'Mail me at ann@example.com, please'
  const { body } = await salon.api('POST', '/api/v1/intents/detect', { body: { text } })
  const [mail] = body.entities
  expect(mail).toMatchObject({ type: 'email', value: 'ann@example.com' })
  expect(text.slice(mail.start, mail.end)).toBe(mail.text)
})

test('trying a bot out answers as on the website, says why, and stores nothing', async () => {
  const cafe = await (await sharedApp()).signUp('Cafe')
  await cafe.writesArticle('Do you have oat milk?', 'Yes, oat and soy milk.')
  const { status, body } = await cafe.api('POST', '/api/v1/playground', {
    body: { message: 'Do you have oat milk?' },
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    reply: { text: 'Yes, oat and soy milk.', answered_by: 'article', handoff: false },
    trace: { question: 'Do you have oat milk?', answered_by: 'article' },
  })
  expect((await cafe.api('GET', '/api/v1/conversations')).body.data).toEqual([])
})
