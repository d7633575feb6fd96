/** Conversations, their messages, and why each answer was given. */
import { z } from 'zod'
import {
  findConversation,
  findTrace,
  listConversations,
  listMessages,
} from '../../brain/conversations/read-conversations.ts'
import { readDetail, withVisitors } from '../../brain/conversations/visitor-details.ts'
import {
  conversationDetailSchema,
  conversationSchema,
  messageSchema,
  traceSchema,
} from '../../brain/conversations/wire-schemas.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import { isId } from '../../platform/store/new-id.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import { idParams, pageOf, pageQuery, toPage } from './schemas.ts'

const access = { role: 'viewer', scope: 'conversations:read' } as const

export function conversationRoutes({ openTenant }: { openTenant: OpenTenant }): AnyRoute[] {
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
