/** A business and what its people do: write articles, make keys, look into the inbox, have a website with the widget. */
import { randomUUID } from 'node:crypto'
import type { Article, BotConfig, SignupResponse } from '#wire'
import { type Answered, type Call, callApi } from './call-api.ts'
import { connectMember, type TestMember } from './test-member.ts'
import { connectVisitor, type Handshake, type TestVisitor } from './test-visitor.ts'

export interface TestBusiness {
  id: string
  name: string
  email: string
  password: string
  /** Access token of the owner. */
  token: string
  accountToken: string
  /** Calls the API as the owner. */
  api(method: string, path: string, call?: Call): Promise<Answered>
  /** A secret API key with these scopes, or with every one. */
  makesKey(...scopes: string[]): Promise<string>
  writesArticle(question: string, answer: string, more?: object): Promise<Article>
  /** Publishes the configuration with these changes. */
  sets(changes: Partial<BotConfig>): Promise<void>
  website: {
    origin: string
    /** A visitor opens the page and the chat in it. */
    opensChat(handshake?: Handshake): Promise<TestVisitor>
    /** Only connects: to see who is let in. */
    connects(handshake?: Handshake): TestVisitor
  }
  /** The owner opens the inbox. */
  opensInbox(token?: string): TestMember
}

export async function signUp(
  url: string,
  name = 'Bob HVAC',
  fields: Record<string, unknown> = {},
): Promise<TestBusiness> {
  const id = randomUUID()
  const email = `${id}@example.com`
  const password = 'correct horse battery'
  const origin = `https://www.${id}.example`
  const request = { businessName: name, website: origin, email, password, ...fields }
  const answered = await callApi(url, 'POST', '/api/signup', { body: request })
  if (answered.status !== 201) throw new Error(`sign-up failed: ${answered.text}`)
  const { token, business, account_token: accountToken } = answered.body as SignupResponse
  const api = (method: string, path: string, call: Call = {}) =>
    callApi(url, method, path, { token, ...call })
  const connects = (handshake: Handshake = {}) =>
    connectVisitor(url, { account_token: accountToken, origin, ...handshake })
  return {
    id: business.id,
    name,
    email,
    password,
    token,
    accountToken,
    api,
    makesKey: (...scopes) => makeKey(api, scopes),
    writesArticle: (question, answer, more = {}) => writeArticle(api, { question, answer, ...more }),
    sets: (changes) => publish(api, changes),
    website: {
      origin,
      connects,
      opensChat: async (handshake) => {
        const visitor = connects(handshake)
        await visitor.isConnected()
        await visitor.join()
        return visitor
      },
    },
    opensInbox: (other = token) => connectMember(url, other),
  }
}

type Api = TestBusiness['api']

async function makeKey(api: Api, scopes: string[]): Promise<string> {
  const body = { name: 'test', ...(scopes.length > 0 && { scopes }) }
  const { body: made } = expectStatus(201, await api('POST', '/api/v1/api-keys', { body }))
  return made.key
}

async function writeArticle(api: Api, body: object): Promise<Article> {
  return expectStatus(201, await api('POST', '/api/v1/articles', { body })).body
}

async function publish(api: Api, changes: Partial<BotConfig>): Promise<void> {
  const { body } = expectStatus(200, await api('GET', '/api/v1/customer/config'))
  expectStatus(200, await api('PUT', '/api/v1/customer/config', { body: { ...body, ...changes } }))
}

function expectStatus(status: number, answered: Answered): Answered {
  if (answered.status !== status) throw new Error(`expected ${status}, got ${answered.text}`)
  return answered
}
