/** Conversations, their messages, and why each answer was given. */
import { z } from 'zod'
import { mostAttachments } from '../../brain/attachments/attachment-rules.ts'
import { blocksSchema } from '../../brain/conversations/block-schemas.ts'
import { sayAsTeam } from '../../brain/conversations/change-conversation.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { listFeedback } from '../../brain/conversations/rate-answer.ts'
import {
  findConversation,
  findTrace,
  listConversations,
  listMessages,
} from '../../brain/conversations/read-conversations.ts'
import { tellChanges } from '../../brain/conversations/tell-changes.ts'
import { readDetail, withVisitors } from '../../brain/conversations/visitor-details.ts'
import {
  conversationDetailSchema,
  conversationSchema,
  feedbackSchema,
  messageSchema,
  spoken,
  traceSchema,
} from '../../brain/conversations/wire-schemas.ts'
import { longestMessage } from '../../brain/guard/admit-message.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { storable } from '../../platform/http/text-schema.ts'
import { isId } from '../../platform/store/new-id.ts'
import { authorOf } from './author-of.ts'
import { idParams, pageOf, pageQuery, toPage } from './schemas.ts'

const access = { role: 'viewer', scope: 'conversations:read' } as const

export function conversationRoutes(parts: ConversationParts): AnyRoute[] {
  const { openTenant } = parts
  return [
    tenantRoute({
      name: 'listConversations',
      method: 'GET',
      path: '/api/v1/conversations',
      summary: 'List conversations, the newest first.',
      access,
      query: z.strictObject({ ...pageQuery, status: z.enum(['open', 'closed']).exactOptional() }),
      response: pageOf(conversationSchema),
      handle: async ({ query: { limit, cursor, status }, tenantId }) => {
        const db = openTenant(tenantId)
        const found = await listConversations(db, { limit: limit + 1, after: cursor, status })
        return toPage(await withVisitors(db, found), limit)
      },
    }),
    tenantRoute({
      name: 'getConversation',
      method: 'GET',
      path: '/api/v1/conversations/:id',
      summary: 'Read a conversation, with who the visitor is and what the page told.',
      access,
      params: idParams,
      response: conversationDetailSchema,
      handle: async ({ params, tenantId }) => {
        const db = openTenant(tenantId)
        const conversation = await findConversation(db, params.id)
        if (!conversation) throw new AppError('not_found')
        return readDetail(db, conversation)
      },
    }),
    tenantRoute({
      name: 'listMessages',
      method: 'GET',
      path: '/api/v1/conversations/:id/messages',
      summary: 'List the messages of a conversation after a place in it, in order.',
      access,
      params: idParams,
      query: z.strictObject({ limit: pageQuery.limit, after: z.coerce.number().int().min(0).default(0) }),
      response: pageOf(messageSchema).extend({ head: z.int() }),
      handle: async ({ params, query: { after, limit }, tenantId }) => {
        const db = openTenant(tenantId)
        const conversation = await findConversation(db, params.id)
        if (!conversation) throw new AppError('not_found')
        const data = await listMessages(db, params.id, { after, limit })
        const last = data.at(-1)?.seq ?? after
        const has_more = last < conversation.head && data.length === limit
        return { data, has_more, next_cursor: has_more ? String(last) : null, head: conversation.head }
      },
    }),
    tenantRoute({
      name: 'createMessage',
      method: 'POST',
      path: '/api/v1/conversations/:id/messages',
      summary:
        'Say something in a conversation as the team, with quick replies, buttons, cards or a form below, or with files.',
      access: { role: 'agent', scope: 'conversations:write' },
      audit: { not: 'What the team says is no act of administration, and the conversation keeps it.' },
      params: idParams,
      body: z
        .object({
          text: storable(longestMessage),
          blocks: blocksSchema.exactOptional(),
          attachments: z.array(z.uuid()).min(1).max(mostAttachments).exactOptional(),
        })
        .refine(({ text, attachments }) => attachments || spoken.safeParse(text).success, {
          path: ['text'],
          message: 'Too small: expected something said',
        }),
      response: messageSchema,
      status: 201,
      handle: async ({ params, body, caller, tenantId }) => {
        const db = openTenant(tenantId)
        const about = { conversationId: params.id, authorId: authorOf(caller) }
        const changed = await sayAsTeam(db, { ...about, ...body })
        if (changed) {
          tellChanges({ tenantId }, [changed], parts)
          return changed.message
        }
        throw new AppError((await findConversation(db, params.id)) ? 'conversation_closed' : 'not_found')
      },
    }),
    tenantRoute({
      name: 'listFeedback',
      method: 'GET',
      path: '/api/v1/feedback',
      summary: 'List what visitors thought of answers, with the questions, the newest answers first.',
      access,
      query: z.strictObject({ ...pageQuery, value: z.enum(['1', '-1']).exactOptional() }),
      response: pageOf(feedbackSchema),
      handle: async ({ query: { limit, cursor, value }, tenantId }) => {
        const filter = {
          limit: limit + 1,
          after: cursor,
          ...(value && ({ value: value === '1' ? 1 : -1 } as const)),
        }
        const rows = await listFeedback(openTenant(tenantId), filter)
        const data = rows.slice(0, limit)
        const has_more = rows.length > limit
        return { data, has_more, next_cursor: has_more ? (data.at(-1)?.message_id ?? null) : null }
      },
    }),
    tenantRoute({
      name: 'getTrace',
      method: 'GET',
      path: '/api/v1/conversations/:id/trace',
      summary: 'Say why an answer was given: the one to `turn`, or the latest.',
      access,
      params: idParams,
      query: z.strictObject({ turn: z.string().exactOptional() }),
      response: traceSchema,
      handle: async ({ params, query: { turn }, tenantId }) => {
        const known = turn === undefined || isId(turn)
        const trace = known ? await findTrace(openTenant(tenantId), params.id, turn) : undefined
        if (!trace) throw new AppError('not_found')
        return trace
      },
    }),
  ]
}
