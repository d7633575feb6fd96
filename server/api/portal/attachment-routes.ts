/** Files that came with messages. */
import { z } from 'zod'
import { type LinkParts, linkTo } from '../../brain/attachments/attachment-link.ts'
import { findAttachment } from '../../brain/attachments/read-attachment.ts'
import { attachmentSchema } from '../../brain/conversations/wire-schemas.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import { idParams } from './schemas.ts'

export function attachmentRoutes(parts: LinkParts & { openTenant: OpenTenant }): AnyRoute[] {
  return [
    tenantRoute({
      name: 'getAttachment',
      method: 'GET',
      path: '/api/v1/attachments/:id',
      summary:
        'Read about a file that came with a message, with a link to its bytes that is good for an hour.',
      access: { role: 'viewer', scope: 'conversations:read' },
      params: idParams,
      response: attachmentSchema.extend({ message_id: z.string(), url: z.string(), expires_at: z.string() }),
      handle: async ({ params, tenantId }) => {
        const found = await findAttachment(parts.openTenant(tenantId), params.id)
        if (!found?.message_id) throw new AppError('not_found')
        return { ...found, message_id: found.message_id, ...linkTo(parts, tenantId, found.id) }
      },
    }),
  ]
}
