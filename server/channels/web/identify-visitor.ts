/** A visitor who is connected turns out to be somebody: by logging in on the page, for one. */
import type { Identified, IdentityRequest } from '#wire'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { AppError } from '../../errors.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { Vault } from '../../platform/secrets/vault.ts'
import { mostSockets } from './admit-visitor.ts'
import { adopt, keepWho, tellAgents } from './visitor-about.ts'
import type { VisitorConnection, VisitorConnections } from './visitor-connections.ts'
import { renewVisitorToken } from './visitor-token.ts'
import { type Who, whoVisits } from './who-visits.ts'

export interface IdentifyParts extends ConversationParts {
  connections: VisitorConnections
  secrets: Secrets
  vault: Vault
}

/** @throws `invalid_identity`; `identity_required`; `unknown_account_token` when it was revoked meanwhile */
export async function identify(
  connection: VisitorConnection,
  request: IdentityRequest,
  parts: IdentifyParts,
): Promise<Identified> {
  const { accountToken, visitorId, epoch, verified, about, tenantId } = connection
  const tenant = await parts.directory.tenantOfToken(accountToken)
  if (tenant?.tenant_id !== tenantId) throw new AppError('unknown_account_token')
  const claims = { visitorId, epoch, verified }
  const who = await whoVisits(
    parts.openTenant(tenantId),
    tenant.identity_mode,
    { ...request, claims },
    parts.vault,
  )
  if (who.visitorId !== visitorId) become(connection, who, parts.connections)
  about.identity = who.identity
  about.isIdentityKept = who.identity === null
  if (who.visitorId !== visitorId && who.formerId) await adopt(connection, who.formerId, parts)
  const { conversationId } = connection
  if (conversationId && who.identity) {
    await keepWho(connection, parts)
    tellAgents(connection, conversationId, parts)
  }
  return {
    visitor_id: connection.visitorId,
    visitor_token: renewVisitorToken(connection, parts.secrets),
    verified: connection.verified,
  }
}

/** Nothing of the other one's talk is heard before the next join. */
function become(connection: VisitorConnection, who: Who, connections: VisitorConnections): void {
  if (connections.count(connection.tenantId, who.visitorId) >= mostSockets) {
    throw new AppError('busy', { detail: 'This visitor has too many open connections.' })
  }
  connections.become(connection, who.visitorId)
  connection.epoch = who.epoch
  connection.verified = who.verified
  connection.joined = false
  connection.held = null
  connection.conversationId = null
  connection.head = 0
}
