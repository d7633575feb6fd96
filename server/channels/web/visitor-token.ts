/** Visitor tokens: proof that a browser is the visitor it was, for 30 days from its last renewal. */
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import type { VisitorConnection } from './visitor-connections.ts'

export interface VisitorClaims {
  visitorId: string
  epoch: number
  /** Of somebody who was proven: good only with a proof. */
  verified: boolean
}

const renewAfterSeconds = 24 * 3600

export function readVisitorToken(token: string, tenantId: TenantId, secrets: Secrets): VisitorClaims | null {
  const claims = secrets.verify('visitor', token)
  if (!claims || claims.tenant !== tenantId) return null
  const { visitor, epoch, verified } = claims
  if (typeof visitor !== 'string' || typeof epoch !== 'number') return null
  return { visitorId: visitor, epoch, verified: verified === 1 }
}

/** The token that the client came with, where it is still the visitor's and not older than a day; else a new one. */
export function renewVisitorToken(connection: VisitorConnection, secrets: Secrets): string {
  const { tenantId, visitorId, epoch, verified } = connection
  const held: unknown = connection.socket.handshake.auth.visitor_token
  const claims = typeof held === 'string' ? secrets.verify('visitor', held) : null
  const isOwn = claims?.visitor === visitorId && claims.epoch === epoch
  if (typeof held === 'string' && isOwn && Date.now() / 1000 - claims.iat < renewAfterSeconds) return held
  const proven = verified ? { verified: 1 } : {}
  return secrets.sign('visitor', { tenant: tenantId, visitor: visitorId, epoch, ...proven })
}
