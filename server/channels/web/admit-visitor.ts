/** Who may open a visitor's socket: a known account token, from a website that the tenant allows, within its budget. */
import type { z } from 'zod'
import { type BotRow, findBot } from '../../brain/bots/bots.ts'
import {
  type OwnConversation,
  ownConversations,
  type VisitorsConversation,
} from '../../brain/conversations/read-conversations.ts'
import { AppError } from '../../errors.ts'
import { addressKey } from '../../platform/http/client-address.ts'
import type { Addresses } from '../../platform/http/open-addresses.ts'
import { contextWithin } from '../../platform/identity/identity-schemas.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { Vault } from '../../platform/secrets/vault.ts'
import { openLine } from '../../platform/sockets/in-line.ts'
import { refuseConnection, type Socket } from '../../platform/sockets/open-sockets.ts'
import { isAccountToken } from '../../platform/tenancy/account-token.ts'
import { judgeOrigin } from '../../platform/tenancy/allowed-origins.ts'
import type { TenantOfToken } from '../../platform/tenancy/credential-directory.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import { gathering } from '../../platform/tenancy/gathering.ts'
import { sharing } from '../../platform/tenancy/sharing.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { aboutVisitor } from './visitor-about.ts'
import type { VisitorConnection, VisitorConnections } from './visitor-connections.ts'
import { visitorHandshake } from './visitor-events.ts'
import { readVisitorToken } from './visitor-token.ts'
import { type Who, whoVisits } from './who-visits.ts'

/** Look-ups of the door; many who come at once share them. */
export interface DoorLookUps {
  tenantOfToken(token: string): Promise<TenantOfToken | undefined>
  /** @param place tenant's id and bot's name, `/` between them */
  bot(place: string): Promise<BotRow | undefined>
  /** @param group tenant's id */
  conversation(group: string, ask: OwnConversation): Promise<VisitorsConversation | undefined>
}

export function doorLookUps({ directory, openTenant }: VisitorDoorParts): DoorLookUps {
  return {
    tenantOfToken: sharing(directory.tenantOfToken),
    bot: sharing((place) => {
      const [tenantId = '', name] = place.split(/\/(.*)/s)
      return findBot(openTenant(tenantId as TenantId), name || undefined)
    }),
    conversation: gathering((tenantId, asks: readonly OwnConversation[]) =>
      ownConversations(openTenant(tenantId as TenantId), asks),
    ),
  }
}

export interface VisitorDoorParts {
  directory: Directory
  openTenant: OpenTenant
  limits: Limits
  secrets: Secrets
  vault: Vault
  addresses: Addresses
  /** Origin of PUBLIC_URL. */
  ownOrigin: string
}

export const mostSockets = 5
/** A message from a site that is only learned takes four times its share. */
const learnedWeight = 4

export interface Admitted {
  connection: VisitorConnection
  /** The visitor without a name that this one was until now. */
  formerId: string | null
}

/** @throws Error with a code in `data` when the connection is refused */
export async function admitVisitor(
  socket: Socket,
  connections: VisitorConnections,
  parts: VisitorDoorParts,
  lookUps: DoorLookUps,
): Promise<Admitted> {
  const handshake = readHandshake(socket)
  const { account_token, bot: botName, locale, page } = handshake
  const tenant = isAccountToken(account_token) ? await lookUps.tenantOfToken(account_token) : undefined
  if (!tenant) throw refuseConnection('unknown_account_token', 'The account token is not known.')
  const tenantId = tenant.tenant_id
  const db = parts.openTenant(tenantId)
  const { addresses } = parts
  const address = addressKey(addresses.of(socket.request))
  const open = connections.countFrom(tenantId, address) / addresses.widthOf(socket.request)
  await takeConnection({ tenant, address: addresses.keyOf(socket.request), open }, parts)
  const weight = await weigh(socket, tenant, db, parts)
  const bot = await lookUps.bot(`${tenantId}/${botName ?? ''}`)
  if (!bot) throw refuseConnection('not_found', 'The tenant has no such bot.')
  const { identity, formerId, ...who } = await whoIsIt(handshake, tenant, db, parts)
  if (connections.count(tenantId, who.visitorId) >= mostSockets) {
    throw refuseConnection('too_many_connections', 'This visitor has too many open connections.')
  }
  const lines = { reading: openLine(), saying: openLine() }
  const state = { conversationId: null, head: 0, held: null, joined: false, formerIds: [], ...lines }
  const isSuspended = tenant.status === 'suspended'
  const from = {
    socket,
    tenantId,
    isSuspended,
    botId: bot.id,
    address,
    weight,
    locale,
    page,
    accountToken: account_token,
  }
  const about = aboutVisitor(identity, contextWithin.parse(handshake))
  const connection: VisitorConnection = { ...from, ...who, ...state, about }
  // At once, not when Socket.IO tells of it: of many who come together, each must count for the next.
  connections.add(connection)
  return { connection, formerId }
}

type Handshake = z.output<typeof visitorHandshake>

function readHandshake(socket: Socket): Handshake {
  const { data, error } = visitorHandshake.safeParse(socket.handshake.auth)
  if (data) return data
  const [issue] = error.issues
  const where = issue?.path.map(String).join('.')
  throw refuseConnection('invalid_payload', `The handshake is not right: ${where}: ${issue?.message}`)
}

/** Who comes, by a proof or a token. */
async function whoIsIt(
  handshake: Handshake,
  { identity_mode: mode, tenant_id: tenantId }: TenantOfToken,
  db: TenantDb,
  { secrets, vault }: VisitorDoorParts,
): Promise<Who> {
  const { visitor_token } = handshake
  const claims = visitor_token ? readVisitorToken(visitor_token, tenantId, secrets) : undefined
  try {
    if (claims === null) throw new AppError('invalid_visitor_token')
    return await whoVisits(db, mode, { ...handshake, claims }, vault)
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.status >= 500) throw cause
    throw refuseConnection(cause.code, cause.message)
  }
}

async function takeConnection(
  { tenant, address, open }: { tenant: TenantOfToken; address: string; open: number },
  { limits }: VisitorDoorParts,
): Promise<void> {
  const { allowed } = await limits.take('connections', `${tenant.tenant_id}/${address}`)
  if (!allowed) throw refuseConnection('rate_limited', 'Too many connections. Wait a little.')
  if (open >= limits.pointsOf('open_connections')) {
    throw refuseConnection('too_many_connections', 'Too many connections are open from this address.')
  }
}

async function weigh(
  socket: Socket,
  tenant: TenantOfToken,
  db: TenantDb,
  parts: VisitorDoorParts,
): Promise<number> {
  const verdict = await judgeOrigin(db, tenant, socket.request.headers.origin, parts.ownOrigin)
  if (verdict === 'refused') {
    throw refuseConnection('origin_not_allowed', 'This website is not in the list of allowed origins.')
  }
  return verdict === 'learned' ? learnedWeight : 1
}
