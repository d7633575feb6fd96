/** Visitor tokens: proof that a browser is the visitor it was, for 30 days from its last renewal. */
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import type { VisitorConnection } from './visitor-connections.ts'

export interface VisitorClaims {
  visitorId: string
  epoch: number
}

const renewAfterSeconds = 24 * 3600

export function readVisitorToken(token: string, tenantId: TenantId, secrets: Secrets): VisitorClaims | null {
  const claims = secrets.verify('visitor', token)
  if (!claims || claims.tenant !== tenantId) return null
  const { visitor, epoch } = claims
  return typeof visitor === 'string' && typeof epoch === 'number' ? { visitorId: visitor, epoch } : null
}

/** The token that the client came with, or a new one when that is older than a day. */
export function renewVisitorToken(connection: VisitorConnection, secrets: Secrets): string {
  const held: unknown = connection.socket.handshake.auth.visitor_token
  const claims = typeof held === 'string' ? secrets.verify('visitor', held) : null
  if (typeof held === 'string' && claims && Date.now() / 1000 - claims.iat < renewAfterSeconds) return held
  const { tenantId, visitorId, epoch } = connection
  return secrets.sign('visitor', { tenant: tenantId, visitor: visitorId, epoch })
}
