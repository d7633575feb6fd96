/** Files that came with messages, and those that the team uploads to send. */
import { z } from 'zod'
import { type LinkParts, linkTo } from '../../brain/attachments/attachment-link.ts'
import { largestAttachment } from '../../brain/attachments/attachment-rules.ts'
import { keepAttachment } from '../../brain/attachments/keep-attachment.ts'
import { findAttachment } from '../../brain/attachments/read-attachment.ts'
import { findConversation } from '../../brain/conversations/read-conversations.ts'
import { attachmentSchema } from '../../brain/conversations/wire-schemas.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'
import type { Store } from '../../platform/store/open-store.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import { authorOf } from './author-of.ts'
import { idParams } from './schemas.ts'

export interface AttachmentRouteParts extends LinkParts {
  openTenant: OpenTenant
  limits: Limits
  store: Pick<Store, 'isFull'>
}

/** Each holds a piece in memory, and asks the database for it; those of visitors have their own. */
const mostAtOnce = 8

export function attachmentRoutes(parts: AttachmentRouteParts): AnyRoute[] {
  return [createAttachment(parts), getAttachment(parts)]
}

function createAttachment({ openTenant, limits, store }: AttachmentRouteParts): AnyRoute {
  let atOnce = 0
  return tenantRoute({
    name: 'createAttachment',
    method: 'POST',
    path: '/api/v1/conversations/:id/attachments',
    summary: 'Upload a file, which a message in that conversation can then be sent with.',
    access: { role: 'agent', scope: 'conversations:write' },
    params: idParams,
    query: z.strictObject({ name: z.string().max(1_000).default('') }),
    takesFile: largestAttachment,
    within: 60,
    response: attachmentSchema,
    status: 201,
    handle: async ({ params, query: { name }, caller, tenantId, http }) => {
      const db = openTenant(tenantId)
      const authorId = authorOf(caller)
      const conversation = await findConversation(db, params.id)
      if (!conversation) throw new AppError('not_found')
      if (conversation.status !== 'open') throw new AppError('conversation_closed')
      await takeOrRefuse(limits, 'member_uploads', `${tenantId}/${authorId}`)
      if (atOnce >= mostAtOnce) throw new AppError('busy', { retryAfter: 2 })
      const { size, bytes } = http.fileBody()
      const quota = limits.pointsOf('tenant_files') * 1024 * 1024
      const visitorId = conversation.visitor_id
      atOnce += 1
      try {
        const upload = { visitorId, authorId, name, size, quota, isFull: store.isFull }
        return await keepAttachment(db, upload, bytes)
      } finally {
        atOnce -= 1
      }
    },
  })
}

function getAttachment(parts: AttachmentRouteParts): AnyRoute {
  return tenantRoute({
    name: 'getAttachment',
    method: 'GET',
    path: '/api/v1/attachments/:id',
    summary: 'Read about a file that came with a message, with a link to its bytes that is good for an hour.',
    access: { role: 'viewer', scope: 'conversations:read' },
    params: idParams,
    response: attachmentSchema.extend({ message_id: z.string(), url: z.string(), expires_at: z.string() }),
    handle: async ({ params, tenantId }) => {
      const found = await findAttachment(parts.openTenant(tenantId), params.id)
      if (!found?.message_id) throw new AppError('not_found')
      return { ...found, message_id: found.message_id, ...linkTo(parts, tenantId, found.id) }
    },
  })
}
