/** What is not taken: too large, too many, of the wrong kind, from the wrong place, and what breaks off on its way. */
import { request as httpRequest } from 'node:http'
import { setTimeout as after } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openFromTemplate } from '../platform/store/open-from-template.ts'
import { openDirectory } from '../platform/tenancy/directory.ts'
import { type TenantId, tenantOpener } from '../platform/tenancy/tenant-db.ts'
import { freshDatabase } from './fresh-database.ts'
import { generousLimits, openTestApp, sharedApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import { drawing, photo, uploaded, uploads } from './test-files.ts'

async function opened(limits: object = {}, business = 'Shop') {
  const isShared = Object.keys(limits).length === 0
  const app = isShared
    ? await sharedApp()
    : await openTestApp({ LIMITS: JSON.stringify({ ...generousLimits, ...limits }) })
  if (!isShared) onTestFinished(() => app[Symbol.asyncDispose]())
  const shop = await app.signUp(business)
  return { app, shop, visitorToken: await tokenOf(shop) }
}

async function tokenOf(shop: TestBusiness): Promise<string> {
  const visitor = shop.website.connects()
  await visitor.isConnected()
  const { visitor_token } = await visitor.join()
  visitor.leaves()
  return visitor_token
}

test('ten megabytes are taken whole, in pieces, and one byte more is refused before any is read', async () => {
  const { app, shop, visitorToken } = await opened()
  const most = 10 * 1024 * 1024
  const largest = Buffer.alloc(most, 'a line of text\n')
  const file = await uploaded(app.url, shop, largest, { name: 'long.txt', visitorToken })
  expect(file.size).toBe(most)
  const refused = await announces(app.url, shop, visitorToken, { 'Content-Length': most + 1 })
  expect(refused).toMatchObject({ status: 413, code: 'body_too_large' })
})

test.each([
  ['no length', { 'Transfer-Encoding': 'chunked' }, 411, 'length_required'],
  ['nothing at all', { 'Content-Length': 0 }, 422, 'invalid_input'],
  ['a thousand megabytes', { 'Content-Length': 1_000_000_000 }, 413, 'body_too_large'],
])('%s is refused by its head', async (_what, headers, status, code) => {
  const { app, shop, visitorToken } = await opened()
  expect(await announces(app.url, shop, visitorToken, headers)).toEqual({ status, code })
})

/** Sends only the head of an upload, and tells what comes back. */
function announces(
  url: string,
  shop: TestBusiness,
  visitorToken: string,
  headers: Record<string, string | number>,
): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${url}/w/uploads?token=${shop.accountToken}&name=a.txt`,
      {
        method: 'POST',
        headers: { Origin: shop.website.origin, Authorization: `Bearer ${visitorToken}`, ...headers },
      },
      async (response) => {
        const parts = await response.setEncoding('utf8').toArray()
        request.destroy()
        resolve({ status: response.statusCode ?? 0, code: JSON.parse(parts.join('')).code })
      },
    )
    request.on('error', reject)
    request.flushHeaders()
  })
}

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>', 'notes.txt'],
  ['a drawing of markup', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'logo.png'],
  ['a program', 'MZ\x90\x00\x03\x00\x00', 'photo.jpg'],
  ['an archive with a program', `PK\x03\x04${'\0'.repeat(26)}setup.exe`, 'letter.docx'],
  ['a photo that is none', '\xff\xd8\xff\xe0\x00\x01', 'photo.jpg'],
  ['a text that becomes a program behind its beginning', `${'harmless '.repeat(60_000)}\x00\x01`, 'a.txt'],
])('%s is refused, whatever it is called, and leaves nothing', async (_what, content, name) => {
  const { app, shop, visitorToken } = await opened()
  const file = Buffer.from(content, 'latin1')
  const { status, body } = await uploads(app.url, shop, file, { name, type: 'image/jpeg', visitorToken })
  expect([status, body.code]).toEqual([415, 'file_type_refused'])
  expect(body.detail).toMatch(/\w/)
})

test('a page that hangs behind a photo or a drawing is gone, and so is the place where it was taken', async () => {
  const { app, shop, visitorToken } = await opened()
  for (const picture of [photo(), drawing(20, 20)]) {
    const page = Buffer.from('<script>alert(document.domain)</script>')
    const file = await uploaded(app.url, shop, Buffer.concat([picture, page]), { visitorToken })
    expect(file.size).toBeLessThanOrEqual(picture.length)
  }
})

test('a picture that unpacks to more than a browser holds is a file to save, with no size to show it in', async () => {
  const { app, shop, visitorToken } = await opened()
  const bomb = drawing(1, 1)
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  const file = await uploaded(app.url, shop, bomb, { visitorToken })
  expect(file).toEqual({ id: file.id, name: 'file.png', type: 'image/png', size: bomb.length })
})

test('only visitors of an allowed website may upload, with a token of their own', async () => {
  const { app, shop, visitorToken } = await opened()
  const other = await app.signUp('Other')
  const tries = await Promise.all([
    uploads(app.url, shop, drawing(1, 1), {}),
    uploads(app.url, shop, drawing(1, 1), { visitorToken: 'made.up.token' }),
    uploads(app.url, shop, drawing(1, 1), { visitorToken: shop.token }),
    uploads(app.url, shop, drawing(1, 1), { visitorToken: await tokenOf(other) }),
    uploads(app.url, shop, drawing(1, 1), { visitorToken, origin: 'https://evil.example' }),
    uploads(app.url, shop, drawing(1, 1), { visitorToken, origin: null }),
    uploads(app.url, shop, drawing(1, 1), { visitorToken, query: { token: 'acct_unknown' } }),
    uploads(app.url, shop, drawing(1, 1), { visitorToken, query: { bot: 'unknown' } }),
  ])
  expect(tries.map(({ status, body }) => [status, body.code])).toEqual([
    [401, 'invalid_visitor_token'],
    [401, 'invalid_visitor_token'],
    [401, 'invalid_visitor_token'],
    [401, 'invalid_visitor_token'],
    [403, 'origin_not_allowed'],
    [403, 'origin_not_allowed'],
    [401, 'unknown_account_token'],
    [404, 'not_found'],
  ])
})

test('any website may ask, with the one header that is needed and no cookies', async () => {
  const { app, shop } = await opened()
  const asked = await fetch(`${app.url}/w/uploads`, {
    method: 'OPTIONS',
    headers: { Origin: shop.website.origin, 'Access-Control-Request-Method': 'POST' },
  })
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-origin')).toBe('*')
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
  expect(asked.headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type')
})

test('a bot that takes no files says so', async () => {
  const { app, shop, visitorToken } = await opened()
  const config = async () => (await fetch(`${app.url}/w/config?token=${shop.accountToken}`)).json()
  expect(await config()).toMatchObject({ attachments: true })
  await shop.sets({ attachments: false })
  expect(await config()).toMatchObject({ attachments: false })
  const { status, body } = await uploads(app.url, shop, drawing(1, 1), { visitorToken })
  expect([status, body.code]).toEqual([403, 'attachments_off'])
})

test('a visitor, an address and a business have their measure', async () => {
  const limits = { visitor_uploads: { points: 2, seconds: 600 }, tenant_files: { points: 1, seconds: 1 } }
  const { app, shop, visitorToken } = await opened(limits)
  const half = Buffer.alloc(600_000, 'text ')
  const up = (token: string) => uploads(app.url, shop, half, { name: 'a.txt', visitorToken: token })
  expect((await up(visitorToken)).status).toBe(201)
  const full = await up(visitorToken)
  expect([full.status, full.body.code]).toEqual([409, 'attachments_full'])
  const often = await up(visitorToken)
  expect([often.status, often.body.code]).toEqual([429, 'rate_limited'])
  expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0)
  const next = await app.signUp('Next')
  const theirs = { name: 'a.txt', visitorToken: await tokenOf(next) }
  expect((await uploads(app.url, next, half, theirs)).status).toBe(201)
})

test('what breaks off on its way leaves nothing, and what nobody sends goes after a day', async () => {
  const place = await freshDatabase()
  const app = await openTestApp({}, place)
  const shop = await app.signUp()
  const visitorToken = await tokenOf(shop)
  const kept = await uploaded(app.url, shop, drawing(9, 9), { visitorToken })
  const cut = httpRequest(`${app.url}/w/uploads?token=${shop.accountToken}&name=a.txt`, {
    method: 'POST',
    headers: {
      Origin: shop.website.origin,
      Authorization: `Bearer ${visitorToken}`,
      'Content-Length': 2_000_000,
    },
  })
  cut.on('error', () => {})
  // Its row and its first pieces are there by then, or not: it is gone in either case.
  await new Promise((resolve) => cut.write(Buffer.alloc(900_000, 'text '), resolve))
  await after(300)
  cut.destroy()
  await uploads(app.url, shop, Buffer.from('MZ\0'), { visitorToken })
  await after(300)
  await app[Symbol.asyncDispose]()

  const store = await openFromTemplate(place)
  onTestFinished(() => store.close())
  const db = tenantOpener(store)(shop.id as TenantId)
  const ids = async () => (await db.select('attachments').select('id').execute()).map(({ id }) => id)
  expect(await ids()).toEqual([kept.id])
  const directory = openDirectory(store)
  expect(await directory.dropUnsentFiles(24)).toBe(false)
  expect(await ids()).toEqual([kept.id])
  await db.update('attachments').set({ created_at: '2020-01-01T00:00:00Z' }).execute()
  await directory.dropUnsentFiles(24)
  expect(await ids()).toEqual([])
  expect(await db.select('attachment_pieces').select('place').execute()).toEqual([])
})
