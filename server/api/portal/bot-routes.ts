/** Bots and their configuration as one document, guarded by ETag. */

import { z } from 'zod'
import type { Bot, SeenOrigin } from '#wire'
import { publishConfig, readConfig, readDraft, stageDraft } from '../../brain/bots/bot-config.ts'
import { botNamed } from '../../brain/bots/bot-named.ts'
import { listBots } from '../../brain/bots/bots.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { learnPublished } from '../../brain/conversations/published-desk.ts'
import { changedFields } from '../../platform/audit/changed-fields.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { listSeenOrigins } from '../../platform/tenancy/allowed-origins.ts'
import { configSchema, storedConfig } from './config-schema.ts'
import { refuseUnknownWords } from './refuse-unknown-words.ts'

const bot = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  is_default: z.boolean(),
}) satisfies z.ZodType<Bot>

const seenOrigin = z.object({
  origin: z.string(),
  count: z.int(),
  last_seen_at: z.string(),
  allowed: z.boolean(),
}) satisfies z.ZodType<SeenOrigin>

const which = z.strictObject({
  bot: z.string().max(100).exactOptional(),
  draft: z.literal('1').exactOptional(),
})
const list = <S extends z.ZodType>(item: S) => z.object({ data: z.array(item) })

export function botRoutes(parts: Pick<ConversationParts, 'openTenant' | 'desks'>): AnyRoute[] {
  const { openTenant } = parts
  return [
    tenantRoute({
      name: 'listBots',
      method: 'GET',
      path: '/api/v1/bots',
      summary: 'List the bots of the tenant.',
      access: { role: 'viewer', scope: 'config:read' },
      response: list(bot),
      handle: async ({ tenantId }) => ({
        data: (await listBots(openTenant(tenantId))).map(({ version: _, ...shown }) => shown),
      }),
    }),
    tenantRoute({
      name: 'getConfig',
      method: 'GET',
      path: '/api/v1/customer/config',
      summary: "Read a bot's whole configuration, published or, with `draft=1`, as staged.",
      access: { role: 'viewer', scope: 'config:read' },
      query: which,
      response: storedConfig,
      handle: async ({ query, tenantId, http }) => {
        const db = openTenant(tenantId)
        const row = await botNamed(db, query.bot)
        const { config, etag } = await (query.draft ? readDraft(db, row) : readConfig(db, row))
        http.setHeader('ETag', etag)
        return config
      },
    }),
    tenantRoute({
      name: 'putConfig',
      method: 'PUT',
      path: '/api/v1/customer/config',
      summary: "Replace a bot's whole configuration: published at once or, with `draft=1`, staged.",
      access: { role: 'admin', scope: 'config:write' },
      query: which,
      body: configSchema,
      bodyLimit: '4mb',
      response: storedConfig,
      handle: async ({ query, body, tenantId, http }) => {
        const db = openTenant(tenantId)
        const row = await botNamed(db, query.bot)
        const had = await (query.draft ? readDraft(db, row) : readConfig(db, row))
        await refuseUnknownWords(had.config, body)
        const { config, etag, before } = query.draft
          ? await stageDraft(db, row, body)
          : await publishConfig(db, row.id, body, http.header('if-match'))
        http.noteForAudit({
          bot: row.id,
          ...(query.draft && { draft: true }),
          fields: changedFields(before, config),
        })
        if (!query.draft) await learnPublished(parts, db, row.id)
        http.setHeader('ETag', etag)
        return config
      },
    }),
    tenantRoute({
      name: 'listSeenOrigins',
      method: 'GET',
      path: '/api/v1/seen-origins',
      summary: 'List the websites on which the widget was seen.',
      access: { role: 'viewer' },
      response: list(seenOrigin),
      handle: async ({ tenantId }) => ({ data: await listSeenOrigins(openTenant(tenantId)) }),
    }),
  ]
}
