/** Links to the bytes of a file: whoever holds one may read that file for an hour, and nothing else. */
import type { AttachmentLink } from '#wire'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

export interface LinkParts {
  secrets: Pick<Secrets, 'sign' | 'verify'>
  /** Address of this server, without a slash at the end. */
  publicUrl: string
}

export function linkTo({ secrets, publicUrl }: LinkParts, tenantId: TenantId, id: string): AttachmentLink {
  const token = secrets.sign('file', { tenant: tenantId, file: id })
  const expires = secrets.verify('file', token)?.exp ?? 0
  return { url: `${publicUrl}/w/files/${token}`, expires_at: new Date(expires * 1000).toISOString() }
}

/** Whose file a link opens, and until when; null when it is none of ours, or its time is over. */
export function readLink(
  token: string,
  { secrets }: Pick<LinkParts, 'secrets'>,
): { tenantId: TenantId; id: string; secondsLeft: number } | null {
  const claims = secrets.verify('file', token)
  if (typeof claims?.tenant !== 'string' || typeof claims.file !== 'string') return null
  const secondsLeft = Math.max(0, Math.floor(claims.exp - Date.now() / 1000))
  return { tenantId: claims.tenant as TenantId, id: claims.file, secondsLeft }
}
