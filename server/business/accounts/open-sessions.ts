/** Sessions of members: a short access token for the browser's memory and a rotating refresh token for its cookie. */
import { AppError } from '../../errors.ts'
import { coarseAddress } from '../../platform/http/coarse-address.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { hashSecret } from './hash-secret.ts'
import { refreshTokens } from './refresh-tokens.ts'

const lifeMs = 30 * 24 * 3600 * 1000

/** What a browser gets. */
export interface OpenedSession {
  id: string
  userId: string
  /** Portal access token. */
  token: string
  refreshToken: string
  /** When the session ends, however often it was refreshed. */
  expiresAt: string
}

export interface Sessions {
  /**
   * @param user with the epoch of the credentials by which they came in
   * @param tenantId null for a super admin who is no member of any
   * @throws `unauthorized` when the credentials changed meanwhile
   */
  open(
    user: { id: string; credential_epoch?: number },
    tenantId: string | null,
    userAgent: string | undefined,
    address?: string,
  ): Promise<OpenedSession>
  /**
   * Exchanges a refresh token for its successor. A session in a tenant that is no longer open to the person moves to
   * another one of theirs. @throws `unauthorized` for any token that is not good now
   */
  refresh(refreshToken: string, address?: string): Promise<OpenedSession>
  /** Ends the session of a refresh token; returns its id, or null when there was none. */
  endByRefresh(refreshToken: string): Promise<string | null>
  accessToken(sessionId: string): string
}

export function openSessions(directory: Directory, secrets: Secrets): Sessions {
  const tokens = refreshTokens(secrets)
  const accessToken = (sessionId: string) => secrets.sign('access', { sid: sessionId })

  const endByRefresh = async (refreshToken: string) => {
    const found = await directory.sessionByRefresh(hashSecret(refreshToken))
    const id = found?.session.id ?? tokens.sessionOf(refreshToken)
    if (id) await directory.revokeSession(id)
    return id
  }

  return {
    accessToken,
    endByRefresh,
    open: async ({ id: userId, credential_epoch: epoch }, tenantId, userAgent, address) => {
      const id = newId()
      const refreshToken = tokens.first(id)
      const expiresAt = new Date(Date.now() + lifeMs).toISOString()
      const session = {
        id,
        user_id: userId,
        tenant_id: tenantId,
        refresh_hash: hashSecret(refreshToken),
        expires_at: expiresAt,
        user_agent: userAgent?.slice(0, 300) ?? null,
        address: coarseAddress(address),
      }
      if (!(await directory.createSession(session, epoch))) throw new AppError('unauthorized')
      return { id, userId, token: accessToken(id), refreshToken, expiresAt }
    },
    refresh: async (presented, address) => {
      const hash = hashSecret(presented)
      const found = await directory.sessionByRefresh(hash)
      // A token of ours that is past its time: somebody kept a copy, so that nobody may go on with this session.
      if (!found || found.match === 'reused') {
        await endByRefresh(presented)
        throw new AppError('unauthorized')
      }
      const { session, match } = found
      if (!found.isOpen) await openElsewhere(directory, session)
      const refreshToken = tokens.successor(session.id, presented)
      // When the rotation comes second, the first was another tab's, with this same successor.
      const rotation = { from: hash, to: hashSecret(refreshToken) }
      if (match === 'current') await directory.rotateSession(session.id, rotation, coarseAddress(address))
      else if (session.refresh_hash !== rotation.to) throw new AppError('unauthorized')
      const { id, user_id: userId, expires_at: expiresAt } = session
      return { id, userId, token: accessToken(id), refreshToken, expiresAt }
    },
  }
}

/** A super admin needs no tenant. */
async function openElsewhere(directory: Directory, session: { id: string; user_id: string }): Promise<void> {
  if (await directory.lacksSecondFactor(session.id)) throw new AppError('unauthorized')
  const { home, isSuperAdmin } = await directory.signInState(session.user_id)
  if (home) await directory.moveSession(session.id, home)
  else if (!isSuperAdmin) throw new AppError('unauthorized')
}
