/** Signs up a business through the product's own door, and fills it. */
import { randomUUID } from 'node:crypto'
import type { MadeUpArticle } from './made-up-text.ts'

export interface NewBusiness {
  accountToken: string
  /** Teaches its bot the articles. */
  teach(articles: readonly MadeUpArticle[]): Promise<void>
  /** The bot's configuration, with its ETag. */
  config(): Promise<{ body: object; etag: string }>
  publish(config: object, etag: string): Promise<void>
  /** The intent of a message, or null. */
  detects(text: string): Promise<string | null>
  /** Asks without a conversation. */
  ask(message: string): Promise<void>
}

const atOnce = 8

/** @param url address of the server */
export async function newBusiness(url: string): Promise<NewBusiness> {
  const { token, account_token } = await post(`${url}/api/signup`, {
    businessName: 'Benchmark',
    email: `${randomUUID()}@example.com`,
    password: randomUUID(),
  })
  const bearer = String(token)
  return {
    accountToken: String(account_token),
    config: async () => {
      const response = await call(`${url}/api/v1/customer/config`, bearer)
      return { body: (await response.json()) as object, etag: response.headers.get('etag') ?? '' }
    },
    publish: async (config, etag) => {
      const headers = { 'if-match': etag }
      await call(`${url}/api/v1/customer/config`, bearer, { method: 'PUT', headers, body: config })
    },
    detects: async (text) => {
      const { intent } = await post(`${url}/api/v1/intents/detect`, { text }, bearer)
      return (intent as { name: string } | null)?.name ?? null
    },
    ask: async (message) => {
      await post(`${url}/api/v1/playground`, { message }, bearer)
    },
    teach: async (articles) => {
      const waiting = articles.values()
      const teachThem = async () => {
        for (const { question, answer } of waiting)
          await post(`${url}/api/v1/articles`, { question, answer }, bearer)
      }
      await Promise.all(Array.from({ length: atOnce }, teachThem))
    },
  }
}

async function post(url: string, body: object, token?: string): Promise<Record<string, unknown>> {
  const response = await call(url, token, { method: 'POST', body })
  return (await response.json()) as Record<string, unknown>
}

interface Call {
  method?: string
  headers?: Record<string, string>
  body?: object
}

async function call(
  url: string,
  token: string | undefined,
  { method = 'GET', headers, body }: Call = {},
): Promise<Response> {
  const bearer = token && { authorization: `Bearer ${token}` }
  const sent = body && { body: JSON.stringify(body) }
  const all = { 'content-type': 'application/json', ...bearer, ...headers }
  const response = await fetch(url, { method, headers: all, ...sent })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`)
  return response
}
