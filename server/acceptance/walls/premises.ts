/** A business with one object of each kind, its word in every text, and somebody of each kind who calls for it. */
import { randomUUID } from 'node:crypto'
import type { Attachment, Message, Sent } from '#wire'
import { keepVectors } from '../../brain/knowledge/embeddings/stored-vectors.ts'
import { newId } from '../../platform/store/new-id.ts'
import { openDirectory } from '../../platform/tenancy/directory.ts'
import { type TenantDb, type TenantId, tenantOpener } from '../../platform/tenancy/tenant-db.ts'
import { callApi } from '../call-api.ts'
import { agreed } from '../hear-socket.ts'
import { hire } from '../hire.ts'
import { signUp, type TestBusiness } from '../test-business.ts'
import { uploaded } from '../test-files.ts'
import type { TestMember } from '../test-member.ts'
import type { TestVisitor } from '../test-visitor.ts'
import type { WalledApp } from './open-walled-app.ts'

/** What an id can name. */
export type Noun =
  | 'tenant'
  | 'bot'
  | 'article'
  | 'api_key'
  | 'intent'
  | 'visitor'
  | 'conversation'
  | 'message'
  | 'form'
  | 'lead'
  | 'turn'
  | 'attachment'
  | 'member'
  | 'invitation'
  | 'session'
  | 'account_token'
  | 'identity_secret'

export interface Principal {
  name: string
  headers: Record<string, string>
}

export interface Premises {
  business: TestBusiness
  /** Stands in every text that the business, its people and its visitors wrote. */
  canary: string
  ids: Record<Noun, string>
  /** The whole configuration of its bot. */
  config: object
  visitor: TestVisitor
  visitorToken: string
  member: TestMember
  /** The owner, members of each other role, a program with every scope, and nobody. */
  principals: Principal[]
}

export async function furnishPremises(app: WalledApp): Promise<Premises> {
  const canary = `canary${randomUUID().slice(0, 8)}`
  const text = (field: string) => `${canary} ${field}`
  const business = await signUp(app.url, text('business'), {
    ownerName: text('owner'),
    industry: text('industry'),
  })
  await writeSettings(business, text)
  const intent = `wish_${canary}`
  const wish = { name: intent, phrases: [text('other wish')], reply: text('other wish granted') }
  const address = `https://${canary}.example/article`
  const more = { phrasings: [text('phrasing')], url: address }
  const { body: key } = await made(business, '/api/v1/api-keys', { name: text('key') })
  await made(business, '/api/v1/intents', wish)
  const account = await furnishAccount(app, business, canary)
  const article = await business.writesArticle(text('question'), text('answer'), more)
  const { visitor, joined, file, answer } = await receiveVisitor(app, business, { canary, text })
  const left = await leaveDetails(business, visitor, answer.conversation_id, canary)
  const chat = { session_id: text('session'), message: text('said by a program') }
  await business.api('POST', '/api/v1/chat', { body: chat, headers: { 'Idempotency-Key': text('key') } })
  await showsWidget(app, business, canary)
  const db = tenantOpener(app.store)(business.id as TenantId)
  await fillAccountTables(db, canary)
  await lookInto(app, business.id, canary)
  await keepVector(db, article.id, canary)
  const member = business.opensInbox()
  await member.isConnected()
  const [bot] = (await business.api('GET', '/api/v1/bots')).body.data
  return {
    business,
    canary,
    config: (await business.api('GET', '/api/v1/customer/config')).body,
    visitor,
    visitorToken: joined.visitor_token,
    member,
    principals: await principalsOf(app, business, key.key),
    ids: {
      tenant: business.id,
      bot: bot.id,
      article: article.id,
      api_key: key.id,
      intent,
      visitor: joined.visitor_id,
      conversation: answer.conversation_id,
      message: answer.id,
      turn: answer.turn ?? '',
      ...left,
      attachment: file.id,
      ...account,
    },
  }
}

/** Somebody of whom the page tells much asks, and rates the answer. */
async function receiveVisitor(
  app: WalledApp,
  business: TestBusiness,
  { canary, text }: { canary: string; text: (field: string) => string },
) {
  const visitor = await business.website.opensChat({
    page: `https://www.example/${canary}`,
    page_title: text('title'),
    context: { [canary]: text('context') },
    user: { id: text('external'), name: text('visitor'), custom: { plan: text('plan') } },
  })
  const joined = await visitor.join()
  const file = await sendsFile(app, business, { canary, visitor, visitorToken: joined.visitor_token })
  const answer = await visitor.asks(text('question'))
  agreed(await visitor.emit('feedback', { message_id: answer.id, value: -1, note: text('feedback') }))
  return { visitor, joined, file, answer }
}

/** A form in the conversation, what was filled in, and the conversation asked for by mail. */
async function leaveDetails(
  business: TestBusiness,
  visitor: TestVisitor,
  conversation: string,
  canary: string,
) {
  const fields = [{ name: 'wish', type: 'long_text', label: `${canary} label` }]
  const block = { type: 'form', purpose: 'lead', title: `${canary} form`, fields }
  const path = `/api/v1/conversations/${conversation}/messages`
  const { body: form } = await made(business, path, { text: `${canary} form`, blocks: [block] })
  const filled = { cmid: randomUUID(), form_id: form.id, values: { wish: `${canary} wish` } }
  agreed(await visitor.emit('form', filled))
  agreed(await visitor.emit('transcript', { email: `${canary}@example.com` }))
  const [lead] = (await business.api('GET', '/api/v1/leads')).body.data
  return { form: form.id, lead: lead.id }
}

async function keepVector(db: TenantDb, article_id: string, text_hash: string): Promise<void> {
  const { from_rev } = await db.select('articles').select('from_rev').executeTakeFirstOrThrow()
  await keepVectors(db, text_hash, [{ article_id, from_rev, text_hash, vector: new Float32Array([1]) }])
}

/** Websites that show the widget are noted. */
async function showsWidget({ url }: WalledApp, business: TestBusiness, canary: string): Promise<void> {
  const page = { Referer: `https://${canary}.example/` }
  await callApi(url, 'GET', `/w/v1/${business.accountToken}.js`, { headers: page })
}

/** With its word in the file and in its name. */
async function sendsFile(
  { url }: WalledApp,
  business: TestBusiness,
  { canary, visitor, visitorToken }: { canary: string; visitor: TestVisitor; visitorToken: string },
): Promise<Attachment> {
  const file = await uploaded(url, business, Buffer.from(canary), { name: canary, visitorToken })
  const sent = await visitor.emit('send', { cmid: randomUUID(), text: canary, attachments: [file.id] })
  await visitor.hears('message', ({ turn }: Message) => turn === agreed<Sent>(sent).id)
  return file
}

/** A person, an invitation and a second token. */
async function furnishAccount(app: WalledApp, business: TestBusiness, canary: string) {
  const invited = { email: `${canary}@example.com`, role: 'agent', delivery: 'link' }
  const { body: invitation } = await made(business, '/api/v1/invitations', invited)
  const { body: token } = await made(business, '/api/v1/account-tokens', {})
  const { id: member } = await hire(app, business, 'viewer')
  const { email, password } = business
  await callApi(app.url, 'POST', '/api/v1/auth/login', { body: { email, password } })
  const sessions = (await business.api('GET', '/api/v1/auth/sessions')).body.data
  const { id: session } = sessions.find(({ current }: { current: boolean }) => !current)
  const { body: secret } = await made(business, '/api/v1/identity/secrets', {})
  const more = { account_token: token.id, identity_secret: secret.kid }
  return { member, session, invitation: invitation.id, ...more }
}

async function writeSettings(business: TestBusiness, text: (field: string) => string): Promise<void> {
  const { body: config } = await business.api('GET', '/api/v1/customer/config')
  await business.sets({
    business: {
      ...config.business,
      address: text('address'),
      description: text('description'),
      services: [{ name: text('service'), price: text('price'), description: text('details') }],
      exceptions: [{ date: '2030-01-01', closed: true, note: text('note') }],
    },
    greeting: text('greeting'),
    appearance: { ...config.appearance, launcher_label: text('launcher').slice(0, 40) },
    model: { enabled: true, instructions: text('instructions') },
    intents: { secret_wish: { phrases: [text('wish')], reply: text('wish granted') } },
  })
  const draft = { ...(await business.api('GET', '/api/v1/customer/config')).body, greeting: text('draft') }
  await business.api('PUT', '/api/v1/customer/config?draft=1', { body: draft })
}

/** A row in each table of which no call makes one without a provider for signing in, or for longer than a call. */
async function fillAccountTables(db: TenantDb, canary: string): Promise<void> {
  const member = await db.select('members').select('user_id').executeTakeFirstOrThrow()
  const client = { issuer: `https://${canary}.example`, client_id: canary }
  const ways = { auto_join: false, default_role: 'viewer', required: false } as const
  const attempt = { state_hash: canary, browser_hash: canary, nonce: canary, verifier: canary }
  await db.insert('sso_settings', { ...client, ...ways }).execute()
  await db.insert('sso_domains', { domain: `${canary}.example` }).execute()
  await db.insert('sso_identities', { issuer: client.issuer, subject: canary, ...member }).execute()
  await db.insert('sso_attempts', { ...client, ...attempt, expires_at: '2999-01-01T00:00:00Z' }).execute()
  await db.insert('audit_intents', { id: newId(), entry: JSON.stringify({ canary }) }).execute()
  await db.insert('model_spend', { day: '2030-01-01', tokens: 1 }).execute()
}

/** An operator's look into the business. */
async function lookInto(app: WalledApp, tenant_id: string, reason: string): Promise<void> {
  const user = await tenantOpener(app.store)(tenant_id as TenantId)
    .select('members')
    .select('user_id')
    .executeTakeFirstOrThrow()
  const ends_at = '2999-01-01T00:00:00Z'
  await openDirectory(app.store).startView({
    tenant_id,
    id: newId(),
    session_id: newId(),
    ...user,
    reason,
    ends_at,
  })
}

async function made({ api }: TestBusiness, path: string, body: object) {
  const answered = await api('POST', path, { body })
  if (answered.status !== 201) throw new Error(`${path}: ${answered.text}`)
  return answered
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function principalsOf(app: WalledApp, business: TestBusiness, key: string): Promise<Principal[]> {
  const staff = []
  for (const role of ['admin', 'agent', 'viewer'] as const) {
    staff.push({ name: role, headers: bearer((await hire(app, business, role)).token) })
  }
  return [
    { name: 'owner', headers: bearer(business.token) },
    ...staff,
    { name: 'key', headers: { 'X-API-Key': key } },
    { name: 'nobody', headers: {} },
  ]
}
