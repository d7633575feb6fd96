/** Trying out a bot: the same answering as for visitors, with its trace, and nothing is stored. */

import { z } from 'zod'
import type { PlaygroundResponse } from '#wire'
import { answerQuestion } from '../../brain/conversations/answer-question.ts'
import { shownBlocks } from '../../brain/conversations/block-schemas.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { publishedDesk } from '../../brain/conversations/published-desk.ts'
import {
  answeredBySchema,
  intentSchema,
  sourceSchema,
  traceSchema,
} from '../../brain/conversations/wire-schemas.ts'
import { longestMessage } from '../../brain/guard/admit-message.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { text } from '../../platform/http/text-schema.ts'

const body = z.object({
  message: text(longestMessage),
  bot: z.string().max(100).exactOptional(),
  history: z
    .array(z.object({ role: z.enum(['visitor', 'bot']), text: z.string().max(10_000) }))
    .max(20)
    .exactOptional(),
})

const response = z.object({
  reply: z.object({
    text: z.string(),
    intent: intentSchema.nullable(),
    sources: z.array(sourceSchema),
    answered_by: answeredBySchema,
    handoff: z.boolean(),
    suggestions: z.array(z.string()).exactOptional(),
    blocks: shownBlocks.exactOptional(),
  }),
  trace: traceSchema.omit({ turn: true, state: true, created_at: true }),
}) satisfies z.ZodType<PlaygroundResponse>

export function playgroundRoutes(
  parts: Pick<ConversationParts, 'openTenant' | 'desks' | 'answerer'>,
): AnyRoute[] {
  return [
    tenantRoute({
      name: 'askPlayground',
      within: 60,
      method: 'POST',
      path: '/api/v1/playground',
      summary: 'Ask a bot and see why it answers so. Nothing is stored.',
      audit: { not: 'It changes nothing.' },
      access: { role: 'viewer' },
      body,
      response,
      handle: async ({ body: { message, bot: botName, history = [] }, tenantId, http }) => {
        const db = parts.openTenant(tenantId)
        const desk = await publishedDesk(parts, db, botName)
        const about = { locale: null, channel: 'web' as const, now: new Date(), asker: { tenantId } }
        const question = { text: message, history, ...about }
        const hearing = { say: Object.assign(() => {}, { restart: () => {} }), signal: http.signal }
        const { answer, trace } = await answerQuestion(desk, question, parts.answerer, hearing)
        const { model: _, suggestions, ...said } = answer
        const intent = trace.intent
        return { reply: { ...said, intent, ...(suggestions.length > 0 && { suggestions }) }, trace }
      },
    }),
  ]
}
