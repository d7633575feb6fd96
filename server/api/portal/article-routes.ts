/** Articles: what the bot knows, as questions and answers. */

import { z } from 'zod'
import type { Article } from '#wire'
import { botNamed } from '../../brain/bots/bot-named.ts'
import {
  createArticle,
  deleteArticle,
  findArticle,
  listArticles,
  updateArticle,
} from '../../brain/knowledge/articles.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { text } from '../../platform/http/text-schema.ts'
import type { OpenTenant, TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { idParams, pageOf, pageQuery, toPage } from './schemas.ts'

const article = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string(),
  bot_id: z.string().nullable(),
  url: z.string().nullable(),
  locale: z.string().nullable(),
  phrasings: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
}) satisfies z.ZodType<Article>

const changes = {
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .exactOptional(),
  locale: z.string().max(35).nullable().exactOptional(),
  phrasings: z.array(text(500)).max(50).exactOptional(),
}
const question = text(500)
const answer = text(20_000)
const createBody = z.object({ question, answer, bot: z.string().max(100).exactOptional(), ...changes })
const updateBody = z.object({
  question: question.exactOptional(),
  answer: answer.exactOptional(),
  bot: z.string().max(100).nullable().exactOptional(),
  ...changes,
})

const read = { role: 'viewer', scope: 'articles:read' } as const
const write = { role: 'admin', scope: 'articles:write' } as const

export interface ArticleParts {
  openTenant: OpenTenant
  /** Called after each change. */
  articlesChanged(db: TenantDb): void
}

export function articleRoutes({ openTenant, articlesChanged }: ArticleParts): AnyRoute[] {
  return [
    tenantRoute({
      name: 'listArticles',
      method: 'GET',
      path: '/api/v1/articles',
      summary: 'List articles, the newest first.',
      access: read,
      query: z.strictObject({ ...pageQuery, q: z.string().max(200).exactOptional() }),
      response: pageOf(article),
      handle: async ({ query: { limit, cursor, q }, tenantId }) =>
        toPage(await listArticles(openTenant(tenantId), { limit: limit + 1, after: cursor, q }), limit),
    }),
    tenantRoute({
      name: 'createArticle',
      method: 'POST',
      path: '/api/v1/articles',
      summary: 'Teach the bot an answer. It is used from the next question on.',
      access: write,
      body: createBody,
      response: article,
      status: 201,
      handle: async ({ body, tenantId }) => {
        const db = openTenant(tenantId)
        const made = await createArticle(db, await withBotId(db, body))
        articlesChanged(db)
        return made
      },
    }),
    tenantRoute({
      name: 'getArticle',
      method: 'GET',
      path: '/api/v1/articles/:id',
      summary: 'Read an article.',
      access: read,
      params: idParams,
      response: article,
      handle: async ({ params, tenantId }) => found(await findArticle(openTenant(tenantId), params.id)),
    }),
    tenantRoute({
      name: 'updateArticle',
      method: 'PATCH',
      path: '/api/v1/articles/:id',
      summary: 'Change parts of an article.',
      access: write,
      params: idParams,
      body: updateBody,
      response: article,
      handle: async ({ params, body, tenantId }) => {
        const db = openTenant(tenantId)
        const changed = found(await updateArticle(db, params.id, await withBotId(db, body)))
        articlesChanged(db)
        return changed
      },
    }),
    tenantRoute({
      name: 'deleteArticle',
      method: 'DELETE',
      path: '/api/v1/articles/:id',
      summary: 'Forget an article. The bot no longer answers from it.',
      access: write,
      params: idParams,
      handle: async ({ params, tenantId }) => {
        const db = openTenant(tenantId)
        if (!(await deleteArticle(db, params.id))) throw new AppError('not_found')
        articlesChanged(db)
        return undefined
      },
    }),
  ]
}

async function withBotId<T extends { bot?: string | null }>(db: TenantDb, { bot, ...rest }: T) {
  if (bot === undefined) return rest
  if (bot === null) return { ...rest, bot_id: null }
  return { ...rest, bot_id: (await botNamed(db, bot)).id }
}

function found<T>(object: T | undefined): T {
  if (!object) throw new AppError('not_found')
  return object
}
