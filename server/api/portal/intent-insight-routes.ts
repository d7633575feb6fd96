/** What is understood: what a message is taken for, what every bot knows, and what keeps intents apart or does not. */

import { z } from 'zod'
import type { BuiltInIntent, DetectResponse, IntentReview } from '#wire'
import { readIntents } from '../../brain/bots/bot-intents.ts'
import { botNamed } from '../../brain/bots/bot-named.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { publishedDesk } from '../../brain/conversations/published-desk.ts'
import { detectionShape } from '../../brain/conversations/wire-schemas.ts'
import { longestMessage } from '../../brain/guard/admit-message.ts'
import { builtInIntents } from '../../brain/intents/built-in/built-in-intents.ts'
import { detectIntent, intentThreshold } from '../../brain/intents/detect-intent.ts'
import { reviewIntents } from '../../brain/intents/review-intents.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'

const bot = z.string().max(100).exactOptional()
const ofBot = z.strictObject({ bot })
const detection = z.object({ ...detectionShape, threshold: z.number() }) satisfies z.ZodType<DetectResponse>

const builtIn = z.object({
  name: z.string(),
  built_in: z.literal(true),
  phrase_count: z.int(),
  examples: z.array(z.string()),
  extended: z.boolean(),
}) satisfies z.ZodType<BuiltInIntent>

const review = z.object({
  bot_id: z.string(),
  intents: z.int(),
  phrases: z.int(),
  problems: z.array(
    z.object({
      kind: z.enum(['clash', 'mistakable', 'empty', 'thin', 'duplicate', 'long']),
      intent: z.string(),
      other: z.string().exactOptional(),
      count: z.int(),
      examples: z.array(z.object({ phrase: z.string(), other: z.string().exactOptional() })),
      detail: z.string(),
    }),
  ),
}) satisfies z.ZodType<IntentReview>

const read = { role: 'viewer', scope: 'config:read' } as const
/** So many phrases of a built-in intent show what it is about. */
const mostExamples = 5

export function intentInsightRoutes(parts: Pick<ConversationParts, 'openTenant' | 'desks'>): AnyRoute[] {
  return [
    tenantRoute({
      name: 'detectIntent',
      method: 'POST',
      path: '/api/v1/intents/detect',
      summary: 'Say what a message wants, without answering it.',
      audit: { not: 'It changes nothing.' },
      access: { role: 'viewer', scope: 'chat:write' },
      body: z.object({ text: z.string().min(1).max(longestMessage), bot }),
      response: detection,
      handle: async ({ body, tenantId }) => {
        const db = parts.openTenant(tenantId)
        const desk = await publishedDesk(parts, db, body.bot)
        const moment = { now: new Date(), timezone: desk.business.timezone }
        return { ...detectIntent(desk.intents.model, body.text, moment), threshold: intentThreshold }
      },
    }),
    tenantRoute({
      name: 'listBuiltInIntents',
      method: 'GET',
      path: '/api/v1/intents/built-in',
      summary: 'List what every bot understands. An own intent of the same name extends one.',
      access: read,
      query: ofBot,
      response: z.object({ data: z.array(builtIn) }),
      handle: async ({ query, tenantId }) => {
        const db = parts.openTenant(tenantId)
        const intents = await readIntents(db, await botNamed(db, query.bot))
        const data = builtInIntents.map(({ name, phrases }) => ({
          name,
          built_in: true as const,
          phrase_count: phrases.length,
          examples: phrases.slice(0, mostExamples),
          extended: Object.hasOwn(intents, name),
        }))
        return { data }
      },
    }),
    tenantRoute({
      name: 'reviewIntents',
      method: 'GET',
      path: '/api/v1/intents/phrase-review',
      summary: 'Say what keeps intents from being understood well, and what to do about it.',
      access: read,
      query: ofBot,
      response: review,
      handle: async ({ query, tenantId }) => {
        const db = parts.openTenant(tenantId)
        const row = await botNamed(db, query.bot)
        const intents = await readIntents(db, row)
        const sets = Object.entries(intents).map(([name, { phrases }]) => ({ name, phrases }))
        return {
          bot_id: row.id,
          intents: sets.length,
          phrases: sets.reduce((sum, { phrases }) => sum + phrases.length, 0),
          problems: reviewIntents(sets),
        }
      },
    }),
  ]
}
