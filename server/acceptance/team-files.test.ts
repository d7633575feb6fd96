/** Files of members: uploaded for one conversation, sent with a message, given to its visitor, and to nobody before. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Attachment, AttachmentLink, Message, Sent } from '#wire'
import { agreed, refused } from './hear-socket.ts'
import { hire } from './hire.ts'
import { sharedApp, type TestApp } from './open-test-app.ts'
import { signUp, type TestBusiness } from './test-business.ts'
import { asksFor, fetched, photo, takenAt } from './test-files.ts'

let app: TestApp
let garage: TestBusiness
beforeAll(async () => {
  app = await sharedApp()
  garage = await app.signUp('Garage')
})

/** A visitor whose conversation the owner has taken over. */
async function open() {
  const visitor = await garage.website.opensChat()
  const { conversation_id } = await visitor.asks('Hello')
  const member = garage.opensInbox()
  await member.isConnected()
  agreed(await member.emit('take_over', { conversation_id }))
  const sends = (attachments: string[], text = '', cmid = randomUUID()) =>
    member.emit('send', { cmid, conversation_id, text, attachments })
  return { visitor, member, conversation_id, sends }
}

async function uploads(
  conversation: string,
  bytes: Uint8Array,
  { name = 'file.jpg', token = garage.token }: { name?: string; token?: string } = {},
) {
  const path = `/api/v1/conversations/${conversation}/attachments?name=${encodeURIComponent(name)}`
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' }
  const response = await fetch(`${app.url}${path}`, { method: 'POST', headers, body: Buffer.from(bytes) })
  const body = (await response.json()) as Attachment & { code?: string }
  return { status: response.status, body }
}

const uploaded = async (conversation: string, bytes: Uint8Array = photo()): Promise<Attachment> => {
  const { status, body } = await uploads(conversation, bytes)
  if (status !== 201) throw new Error(`the upload was refused: ${JSON.stringify(body)}`)
  return body
}

test('a member uploads a photo and sends it without words; the visitor gets it without where it was taken', async () => {
  const { visitor, conversation_id, sends } = await open()
  const file = await uploaded(conversation_id, photo(700_000))
  expect(file).toMatchObject({ name: 'file.jpg', type: 'image/jpeg', width: 40, height: 30 })
  // Until it is sent nobody has it.
  expect(refused(await visitor.emit('attachment', { attachment_id: file.id })).code).toBe('not_found')
  expect((await asksFor(garage, file.id)).status).toBe(404)
  const cmid = randomUUID()
  const sent = agreed<Sent>(await sends([file.id], '', cmid))
  expect(agreed<Sent>(await sends([file.id], '', cmid))).toEqual({ ...sent, dup: true })
  const said = await visitor.hears('message', ({ id }: Message) => id === sent.id)
  expect(said).toMatchObject({ role: 'agent', text: '', attachments: [file] })
  const own = agreed<AttachmentLink>(await visitor.emit('attachment', { attachment_id: file.id }))
  const { bytes } = await fetched(own.url)
  expect(bytes.length).toBe(file.size)
  expect(bytes.includes(takenAt)).toBe(false)
  expect((await asksFor(garage, file.id)).body).toMatchObject({ message_id: sent.id })
})

test('a file is sent once, by who uploaded it, and where it was uploaded for', async () => {
  const { visitor, conversation_id } = await open()
  const elsewhere = await open()
  const file = await uploaded(conversation_id)
  expect(refused(await elsewhere.sends([file.id])).code).toBe('not_found')
  const asVisitor = { cmid: randomUUID(), text: '', attachments: [file.id] }
  expect(refused(await visitor.emit('send', asVisitor)).code).toBe('not_found')
  const other = await hire(app, garage, 'agent')
  const colleague = garage.opensInbox(other.token)
  await colleague.isConnected()
  const { id: from } = (await garage.api('GET', '/api/v1/me')).body.user
  agreed(await colleague.emit('take_over', { conversation_id, from }))
  const byColleague = { cmid: randomUUID(), conversation_id, text: '', attachments: [file.id] }
  expect(refused(await colleague.emit('send', byColleague)).code).toBe('not_found')
  agreed(await colleague.emit('hand_back', { conversation_id }))
  const path = `/api/v1/conversations/${conversation_id}/messages`
  const body = { text: 'By the API', attachments: [file.id] }
  const said = await garage.api('POST', path, { body })
  expect(said).toMatchObject({ status: 201, body: { role: 'agent', attachments: [file] } })
  expect((await garage.api('POST', path, { body })).status).toBe(404)
  expect((await garage.api('POST', path, { body: { text: '' } })).status).toBe(422)
})

test('types, sizes, roles and scopes are those of visitors’ files and of the API; an upload stands in the audit log', async () => {
  const { visitor, conversation_id } = await open()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  expect(await uploads(conversation_id, svg)).toMatchObject({
    status: 415,
    body: { code: 'file_type_refused' },
  })
  expect(await uploads(conversation_id, Buffer.alloc(0))).toMatchObject({ status: 422 })
  const large = Buffer.alloc(10 * 1024 * 1024 + 1, 'a')
  expect(await uploads(conversation_id, large)).toMatchObject({
    status: 413,
    body: { code: 'body_too_large' },
  })
  const viewer = await hire(app, garage, 'viewer')
  const reader = await garage.makesKey('conversations:read')
  const writer = await garage.makesKey('conversations:write')
  expect(await uploads(conversation_id, photo(), viewer)).toMatchObject({ status: 403 })
  expect(await uploads(conversation_id, photo(), { token: reader })).toMatchObject({ status: 403 })
  expect(await uploads(conversation_id, photo(), { token: writer })).toMatchObject({ status: 201 })
  const { body: log } = await garage.api('GET', '/api/v1/audit-log')
  expect(log.data[0]).toMatchObject({
    action: 'createAttachment',
    target: { type: 'conversations', id: conversation_id },
  })
  await visitor.emit('end', {})
  expect(await uploads(conversation_id, photo())).toMatchObject({ body: { code: 'conversation_closed' } })
})

test("another business's conversation is none, and what was uploaded goes with the visitor", async () => {
  const { visitor, conversation_id, sends } = await open()
  const other = await signUp(app.url, 'Other')
  const missing = await uploads(randomUUID(), photo(), other)
  const foreign = await uploads(conversation_id, photo(), other)
  expect(foreign).toMatchObject({ status: 404, body: { code: missing.body.code ?? '' } })
  const file = await uploaded(conversation_id)
  agreed(await sends([file.id]))
  const { url } = agreed<AttachmentLink>(await visitor.emit('attachment', { attachment_id: file.id }))
  expect((await fetched(url)).status).toBe(200)
  agreed(await visitor.emit('forget', {}))
  expect((await fetched(url)).status).toBe(404)
})
