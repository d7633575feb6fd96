/** The owner's intents: phrases to learn from, and trying out what a message is taken for. */

import { z } from 'zod'
import type { DetectResponse, Intent } from '#wire'
import { publishConfig, readConfig } from '../../brain/bots/bot-config.ts'
import { botNamed } from '../../brain/bots/bot-named.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { learnPublished, publishedDesk } from '../../brain/conversations/published-desk.ts'
import { detectionShape } from '../../brain/conversations/wire-schemas.ts'
import { longestMessage } from '../../brain/guard/admit-message.ts'
import { detectIntent } from '../../brain/intents/detect-intent.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { intentBody, intentName } from './config-schema.ts'

const bot = z.string().max(100).exactOptional()
const intent = z.object({ name: z.string(), bot_id: z.string(), ...intentBody }) satisfies z.ZodType<Intent>
const detection = z.object(detectionShape) satisfies z.ZodType<DetectResponse>

export function intentRoutes(parts: Pick<ConversationParts, 'openTenant' | 'desks'>): AnyRoute[] {
  return [
    tenantRoute({
      name: 'createIntent',
      method: 'POST',
      path: '/api/v1/intents',
      summary: 'Add an intent, or replace the one of that name.',
      access: { role: 'admin', scope: 'config:write' },
      body: z.object({ name: intentName, bot, ...intentBody }),
      response: intent,
      status: 201,
      handle: async ({ body: { name, bot: botName, ...settings }, tenantId }) => {
        const db = parts.openTenant(tenantId)
        const row = await botNamed(db, botName)
        const { config, etag } = await readConfig(db, row)
        await publishConfig(db, row.id, { ...config, intents: { ...config.intents, [name]: settings } }, etag)
        await learnPublished(parts, db, row.id)
        return { name, bot_id: row.id, ...settings }
      },
    }),
    tenantRoute({
      name: 'detectIntent',
      method: 'POST',
      path: '/api/v1/intents/detect',
      summary: 'Say what a message wants, without answering it.',
      access: { role: 'viewer', scope: 'chat:write' },
      body: z.object({ text: z.string().min(1).max(longestMessage), bot }),
      response: detection,
      handle: async ({ body, tenantId }) => {
        const db = parts.openTenant(tenantId)
        const desk = await publishedDesk(parts, db, body.bot)
        const moment = { now: new Date(), timezone: desk.business.timezone }
        return detectIntent(desk.intents.model, body.text, moment)
      },
    }),
  ]
}
