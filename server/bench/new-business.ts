/** Signs up a business through the product's own door, and fills it. */
import { randomUUID } from 'node:crypto'
import type { MadeUpArticle } from './made-up-text.ts'

export interface NewBusiness {
  accountToken: string
  /** Teaches its bot the articles. */
  teach(articles: readonly MadeUpArticle[]): Promise<void>
}

const atOnce = 8

/** @param url address of the server */
export async function newBusiness(url: string): Promise<NewBusiness> {
  const { token, account_token } = await post(`${url}/api/signup`, {
    businessName: 'Benchmark',
    email: `${randomUUID()}@example.com`,
    password: randomUUID(),
  })
  return {
    accountToken: String(account_token),
    teach: async (articles) => {
      const waiting = articles.values()
      const teachThem = async () => {
        for (const { question, answer } of waiting)
          await post(`${url}/api/v1/articles`, { question, answer }, String(token))
      }
      await Promise.all(Array.from({ length: atOnce }, teachThem))
    },
  }
}

async function post(url: string, body: object, token?: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}
