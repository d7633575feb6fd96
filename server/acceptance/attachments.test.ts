/** Files of visitors: taken with a message, kept without what they tell, given back only to whom they concern. */
import { randomBytes, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { beforeAll, expect, test } from 'vitest'
import type { Attachment, AttachmentLink, Message, Sent } from '#wire'
import { agreed, refused } from './hear-socket.ts'
import { sharedApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'
import { asksFor, drawing, fetched, photo, takenAt, uploaded, uploads } from './test-files.ts'
import type { TestVisitor } from './test-visitor.ts'

let app: TestApp
let bob: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  bob = await app.signUp()
})

async function opensChat(business = bob): Promise<{ visitor: TestVisitor; visitorToken: string }> {
  const visitor = business.website.connects()
  await visitor.isConnected()
  const { visitor_token } = await visitor.join()
  return { visitor, visitorToken: visitor_token }
}

const sends = (visitor: TestVisitor, attachments: string[], text = '', cmid = randomUUID()) =>
  visitor.emit('send', { cmid, text, attachments })

const linkOf = async (visitor: TestVisitor, id: string) =>
  agreed<AttachmentLink>(await visitor.emit('attachment', { attachment_id: id }))

test('a file goes up before there is a conversation, with a message, and comes back to visitor and member', async () => {
  const { visitor, visitorToken } = await opensChat()
  const file = await uploaded(app.url, bob, photo(700_000), { name: 'My boiler.JPG', visitorToken })
  expect(file).toMatchObject({ name: 'My boiler.jpg', type: 'image/jpeg', width: 40, height: 30 })
  const inbox = bob.opensInbox()
  await inbox.isConnected()
  await inbox.emit('inbox.subscribe', {})
  const sent = agreed<Sent>(await sends(visitor, [file.id], 'This is it.'))
  const said = await visitor.hears('message', ({ id }: Message) => id === sent.id)
  expect(said).toMatchObject({ text: 'This is it.', attachments: [file] })
  const path = `/api/v1/conversations/${sent.conversation_id}/messages`
  const [stored] = (await bob.api('GET', path)).body.data
  expect(stored).toEqual(said)
  const pulled = await visitor.pulls(sent.conversation_id, 0)
  expect(JSON.stringify(pulled.messages[0])).toBe(JSON.stringify(said))
  agreed(await inbox.emit('conversation.join', { conversation_id: sent.conversation_id, after: 0 }))
  expect(await inbox.hears('message', ({ id }: Message) => id === sent.id)).toEqual(said)
  const { body: seen } = await asksFor(bob, file.id)
  expect(seen).toMatchObject({ ...file, message_id: sent.id })
  const own = await linkOf(visitor, file.id)
  for (const { url } of [seen, own]) {
    const { status, headers, bytes } = await fetched(url)
    expect(status).toBe(200)
    expect(bytes.length).toBe(file.size)
    expect(bytes.includes(takenAt)).toBe(false)
    expect(headers.get('content-type')).toBe('image/jpeg')
  }
  expect(Date.parse(own.expires_at) - Date.now()).toBeLessThan(3_700_000)
  inbox.leaves()
  visitor.leaves()
})

test('only a file: the desk says that it cannot open it, and a person is asked', async () => {
  const { visitor, visitorToken } = await opensChat()
  const file = await uploaded(app.url, bob, Buffer.from('%PDF-1.7 offer'), {
    name: 'offer.pdf',
    visitorToken,
  })
  const sent = agreed<Sent>(await visitor.emit('send', { cmid: randomUUID(), attachments: [file.id] }))
  const answer = await visitor.hears('message', ({ turn }: Message) => turn === sent.id)
  expect(answer.text).toMatch(/cannot open files/)
  const { body } = await bob.api('GET', `/api/v1/conversations/${sent.conversation_id}`)
  expect(body.needs_person).toBe(true)
  const { body: list } = await bob.api('GET', `/api/v1/conversations/${sent.conversation_id}/messages`)
  expect(list.data[0]).toMatchObject({ text: '', attachments: [{ name: 'offer.pdf' }] })
  visitor.leaves()
})

test('a file with a question that the desk knows gets its answer, and one that it does not is handed on', async () => {
  const shop = await app.signUp('Shop')
  await shop.writesArticle('Do you repair boilers?', 'Yes, we repair boilers of all makers.')
  const { visitor, visitorToken } = await opensChat(shop)
  const file = () => uploaded(app.url, shop, drawing(8, 8), { visitorToken })
  const asks = async (text: string) => {
    const { id } = agreed<Sent>(await sends(visitor, [(await file()).id], text))
    return visitor.hears('message', ({ turn }: Message) => turn === id)
  }
  expect((await asks('Do you repair boilers?')).text).toContain('all makers')
  expect((await asks('Which zebra stands beside this?')).text).toMatch(/cannot open files/)
  visitor.leaves()
})

test('a retry is the same message, another file under its id is not, and a file is sent once', async () => {
  const { visitor, visitorToken } = await opensChat()
  const up = () => uploaded(app.url, bob, drawing(4, 4), { visitorToken })
  const [first, second] = [await up(), await up()]
  const cmid = randomUUID()
  const tries = await Promise.all([0, 1, 2].map(() => sends(visitor, [first.id, second.id], 'two', cmid)))
  const acks = tries.map((ack) => agreed<Sent>(ack))
  expect(new Set(acks.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(1)
  expect(acks.filter(({ dup }) => !dup)).toHaveLength(1)
  const third = await up()
  expect(refused(await sends(visitor, [first.id, third.id], 'two', cmid)).code).toBe('cmid_conflict')
  expect(refused(await sends(visitor, [first.id], 'two', cmid)).code).toBe('cmid_conflict')
  expect(refused(await sends(visitor, [first.id], 'again')).code).toBe('not_found')
  // What was refused took nothing with it.
  agreed(await sends(visitor, [third.id], 'then this'))
  visitor.leaves()
})

test('of many sends of one file at once exactly one has it, and the places have no hole', async () => {
  const { visitor, visitorToken } = await opensChat()
  const file = await uploaded(app.url, bob, drawing(4, 4), { visitorToken })
  const others = await Promise.all(
    [0, 1, 2, 3].map(async () => {
      const other = bob.website.connects({ visitor_token: visitorToken })
      await other.isConnected()
      return other
    }),
  )
  const acks = await Promise.all(others.map((other, index) => sends(other, [file.id], `try ${index}`)))
  const [won, ...more] = acks.flatMap((ack) => (ack.ok ? [ack] : []))
  expect(more).toEqual([])
  expect(acks.filter((ack) => !ack.ok).map((ack) => refused(ack).code)).toEqual(Array(3).fill('not_found'))
  const { messages } = await visitor.pulls(won?.conversation_id ?? '', 0)
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
  for (const each of [visitor, ...others]) each.leaves()
})

test.each([
  ['none and no words', { text: ' ' }],
  ['an empty list', { text: 'hello', attachments: [] }],
  ['more than five', { text: 'hello', attachments: Array.from({ length: 6 }, () => randomUUID()) }],
  ['what is no id', { text: 'hello', attachments: ['../../x'] }],
])('%s is refused', async (_what, payload) => {
  const { visitor } = await opensChat()
  expect(refused(await visitor.emit('send', { cmid: randomUUID(), ...payload })).code).toBe('invalid_payload')
  visitor.leaves()
})

test('files of others are missing ones: to send, to ask for, to members of another business', async () => {
  const eve = await app.signUp('Eve')
  const [own, sameHouse, outside] = [await opensChat(), await opensChat(), await opensChat(eve)]
  const file = await uploaded(app.url, bob, drawing(4, 4), own)
  for (const { visitor } of [sameHouse, outside]) {
    expect(refused(await sends(visitor, [file.id], 'mine')).code).toBe('not_found')
    const foreign = refused(await visitor.emit('attachment', { attachment_id: file.id }))
    expect(foreign).toEqual(refused(await visitor.emit('attachment', { attachment_id: randomUUID() })))
  }
  // Not sent yet: no member's business.
  expect((await asksFor(bob, file.id)).status).toBe(404)
  agreed(await sends(own.visitor, [file.id]))
  expect((await asksFor(bob, file.id)).status).toBe(200)
  expect((await asksFor(eve, file.id)).status).toBe(404)
  const twice = refused(await sends(own.visitor, [file.id, file.id], 'twice'))
  expect(twice.code).toBe('not_found')
  for (const { visitor } of [own, sameHouse, outside]) visitor.leaves()
})

test('a link opens one file for an hour, and nothing that is made up, altered or meant for another door', async () => {
  const { visitor, visitorToken } = await opensChat()
  const file = await uploaded(app.url, bob, Buffer.from('one, two'), { name: 'a.csv', visitorToken })
  const { url } = await linkOf(visitor, file.id)
  const { status, headers, bytes } = await fetched(url)
  expect([status, bytes.toString()]).toEqual([200, 'one, two'])
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename=a.csv',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'accept-ranges': 'bytes',
  })
  expect(headers.get('cache-control')).toMatch(/^private, max-age=3[56]\d\d$/)
  const at = url.lastIndexOf('/') + 1
  const base = url.slice(0, at)
  for (const token of [`${url.slice(at, -3)}abc`, visitorToken, bob.token, file.id, 'x']) {
    expect((await fetched(`${base}${token}`)).status).toBe(401)
  }
  visitor.leaves()
})

test('parts of a file can be asked for, across pieces', async () => {
  const { visitor, visitorToken } = await opensChat()
  const content = Buffer.from(randomBytes(450_000).toString('hex'))
  const file = await uploaded(app.url, bob, content, { name: 'long.txt', visitorToken })
  const { url } = await linkOf(visitor, file.id)
  const size = content.length
  const parts: [string, number, number][] = [
    ['bytes=0-0', 0, 1],
    ['bytes=262140-262150', 262_140, 262_151],
    ['bytes=100-', 100, size],
    ['bytes=-5', size - 5, size],
    [`bytes=${size - 3}-99999999`, size - 3, size],
  ]
  for (const [range, start, end] of parts) {
    const part = await fetched(url, { Range: range })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${size}`)
    expect(part.bytes.equals(content.subarray(start, end))).toBe(true)
  }
  for (const range of [`bytes=${size}-`, 'bytes=-0', 'bytes=9-3']) {
    expect((await fetched(url, { Range: range })).status).toBe(416)
  }
  const whole = await fetched(url, { Range: 'bytes=0-1,5-6' })
  expect([whole.status, whole.bytes.equals(content)]).toEqual([200, true])
  const etag = whole.headers.get('etag') ?? ''
  expect((await fetched(url, { 'If-None-Match': etag })).status).toBe(304)
  expect((await fetched(url, { Range: 'bytes=0-0', 'If-Range': '"other"' })).status).toBe(200)
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)])
  visitor.leaves()
})

test('five files in one message come in the order in which they were named', async () => {
  const { visitor, visitorToken } = await opensChat()
  const files: Attachment[] = await Promise.all(
    [1, 2, 3, 4, 5].map((each) =>
      uploaded(app.url, bob, drawing(each, each), { name: `${each}`, visitorToken }),
    ),
  )
  const order = [3, 0, 4, 1, 2].map((index) => files[index]?.id ?? '')
  const { id } = agreed<Sent>(await sends(visitor, order))
  const said = await visitor.hears('message', (message: Message) => message.id === id)
  expect(said.attachments?.map((file: Attachment) => file.id)).toEqual(order)
  visitor.leaves()
})

test('a name says what it is in every answer, and nothing else', async () => {
  const { visitor, visitorToken } = await opensChat()
  const name = 'invoice\u202efdp.exe\r\nSet-Cookie: a="b";\u0000.html'
  const file = await uploaded(app.url, bob, Buffer.from('%PDF-1.4'), { name, visitorToken })
  expect(file.name).toBe('invoicefdp.exeSet-Cookie_ a=_b__.html.pdf')
  const { url } = await linkOf(visitor, file.id)
  const { headers } = await fetched(url)
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('content-disposition')).toBe(`attachment; filename="${file.name}"`)
  const long = await uploads(app.url, bob, Buffer.from('text'), { name: 'Ä'.repeat(900), visitorToken })
  expect(long.body.name.length).toBeLessThanOrEqual(100)
  visitor.leaves()
})

test('who deletes the chat deletes its files: no link, no member and no table has them any more', async () => {
  const { visitor, visitorToken } = await opensChat()
  const file = await uploaded(app.url, bob, photo(), { name: 'me.jpg', visitorToken })
  const sent = agreed<Sent>(await sends(visitor, [file.id], 'This is me.'))
  const unsent = await uploaded(app.url, bob, photo(), { visitorToken })
  const links = [await linkOf(visitor, file.id), await linkOf(visitor, unsent.id)]
  agreed(await visitor.emit('forget', {}))
  for (const { url } of links) expect((await fetched(url)).status).toBe(404)
  expect((await asksFor(bob, file.id)).status).toBe(404)
  const { text } = await bob.api('GET', `/api/v1/conversations/${sent.conversation_id}/messages`)
  expect(text).not.toContain('me.jpg')
  // The token is that of somebody who is gone.
  const { status, body } = await uploads(app.url, bob, photo(), { visitorToken })
  expect([status, body.code]).toEqual([401, 'invalid_visitor_token'])
  visitor.leaves()
})

test('files go with a visitor who turns out to be known, those that are not sent yet as well', async () => {
  const shop = await app.signUp('Shop')
  const { body: key } = await shop.api('POST', '/api/v1/identity/secrets', { body: {} })
  const { visitor, visitorToken } = await opensChat(shop)
  const file = await uploaded(app.url, shop, drawing(4, 4), { visitorToken })
  agreed<Sent>(await sends(visitor, [file.id], 'before'))
  const unsent = await uploaded(app.url, shop, drawing(4, 4), { visitorToken })
  const identity_token = jwt.sign({ sub: '42' }, key.secret, { keyid: key.kid, expiresIn: 60 })
  const known = await shop.website.opensChat({ visitor_token: visitorToken, identity_token })
  expect((await fetched((await linkOf(known, file.id)).url)).status).toBe(200)
  agreed<Sent>(await sends(known, [unsent.id], 'after'))
  visitor.leaves()
  known.leaves()
})
