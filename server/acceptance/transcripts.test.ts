/** A conversation by mail: to whom it was asked for, once, as text and as HTML in which nothing is markup. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevOutbox } from '../platform/mail/open-dev-outbox.ts'
import { agreed } from './hear-socket.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'

let app: TestApp
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transcripts-'))
  app = await openTestApp({}, { dataDir: folder })
})
afterAll(() => app[Symbol.asyncDispose]())

const mailsTo = async (email: string) => {
  const mails = await openDevOutbox(folder).list()
  return mails.filter((mail) => mail.to === email && mail.kind === 'transcript')
}
const arrivesAt = async (email: string, count = 1) => {
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 15_000 }).toBe(count)
  return mailsTo(email)
}

test('tells who said what and when, and what visitors write is no markup', async () => {
  const garage = await app.signUp('Bob & Co')
  await garage.writesArticle('Do you repair scooters?', 'We do, <b>always</b>.')
  const visitor = await garage.website.opensChat()
  await visitor.asks('Do you repair scooters?')
  await visitor.asks('<img src=x onerror=alert(1)> https://evil.example')
  agreed(await visitor.emit('transcript', { email: 'ada@example.com', time_zone: 'Asia/Tokyo' }))
  const [mail] = await arrivesAt('ada@example.com')
  expect(mail?.subject).toBe('Your conversation with Bob & Co')
  expect(mail?.text).toContain('Do you repair scooters?')
  expect(mail?.text).toContain('We do, <b>always</b>.')
  expect(mail?.text).toContain('Asia/Tokyo')
  expect(mail?.text).toMatch(/You · \d+ \w+ \d{4}, \d\d:\d\d/)
  expect(mail?.html).toContain('&lt;img src=x')
  expect(mail?.html).not.toMatch(/<img|<b>always|href="https:\/\/evil/)
})

test('goes out once for the same words, again when more was said, and not for nothing', async () => {
  const garage = await app.signUp()
  const visitor = await garage.website.opensChat()
  const ask = () => visitor.emit('transcript', { email: 'ben@example.com' })
  expect(await ask()).toMatchObject({ ok: false, code: 'not_found' })
  await visitor.asks('Hello')
  agreed(await ask())
  agreed(await ask())
  await arrivesAt('ben@example.com')
  await visitor.asks('And more')
  agreed(await visitor.emit('transcript', { email: 'BEN@example.com' }))
  await arrivesAt('BEN@example.com')
  expect(await mailsTo('ben@example.com')).toHaveLength(1)
})

test('is refused to whoever asks for too many, and to many who ask for one mailbox', async () => {
  const garage = await app.signUp()
  const visitor = await garage.website.opensChat()
  await visitor.asks('Hello')
  const ask = (email: string, by = visitor) => by.emit('transcript', { email })
  for (const email of ['c1@example.com', 'c2@example.com', 'c3@example.com']) agreed(await ask(email))
  expect(await ask('c4@example.com')).toMatchObject({ code: 'rate_limited', retryable: true })
  for (let count = 0; count < 5; count += 1) {
    const other = await garage.website.opensChat()
    await other.asks('Hello')
    agreed(await ask('dan@example.com', other))
  }
  const last = await garage.website.opensChat()
  await last.asks('Hello')
  expect(await ask('Dan@example.com', last)).toMatchObject({ code: 'rate_limited' })
})

test.each(['ada', 'ada@example.com, eve@example.com', 'ada@example.com\r\nBcc: eve@example.com'])(
  'to %j is refused',
  async (email) => {
    const garage = await app.signUp()
    const visitor = await garage.website.opensChat()
    expect(await visitor.emit('transcript', { email })).toMatchObject({ code: 'invalid_payload' })
  },
)
