/** Changes of who belongs to a business and as what. Each is judged under a lock, by the roles of that moment. */
import type { MemberRole } from '#wire'
import { AppError } from '../../errors.ts'
import { mayAct } from '../../platform/http/route.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { withdrawInvitationsBy } from './invitations.ts'

/** Who does it, and to whom. */
export interface Encounter {
  actorId: string
  targetId: string
}

/** @throws `not_found`; `forbidden` where an owner is needed; `last_owner` */
export function changeRole(db: TenantDb, encounter: Encounter, role: MemberRole): Promise<void> {
  return db.transaction(async (trx) => {
    const team = await lockTeam(trx, encounter)
    demandRank(team, encounter, role)
    if (role !== 'owner') demandOtherOwner(team, encounter.targetId)
    await setRole(trx, encounter.targetId, role)
    if (!mayAct(role, 'admin')) await withdrawInvitationsBy(trx, encounter.targetId)
  })
}

/** @throws `not_found`; `forbidden` for an owner whom an admin would remove; `last_owner` */
export function removeMember(db: TenantDb, encounter: Encounter): Promise<void> {
  return db.transaction(async (trx) => {
    const team = await lockTeam(trx, encounter)
    demandRank(team, encounter)
    demandOtherOwner(team, encounter.targetId)
    await dropMember(trx, encounter.targetId)
  })
}

/** A member of any role goes. @throws `last_owner` */
export function leaveTeam(db: TenantDb, userId: string): Promise<void> {
  return db.transaction(async (trx) => {
    const team = await lockTeam(trx, { actorId: userId, targetId: userId })
    demandOtherOwner(team, userId)
    await dropMember(trx, userId)
  })
}

/** The other becomes an owner, and the owner an admin. @throws `not_found`; `forbidden` */
export function transferOwnership(db: TenantDb, encounter: Encounter): Promise<void> {
  return db.transaction(async (trx) => {
    const team = await lockTeam(trx, encounter)
    demandRank(team, encounter, 'owner')
    if (encounter.actorId === encounter.targetId)
      throw new AppError('forbidden', { detail: 'You are an owner already.' })
    await setRole(trx, encounter.targetId, 'owner')
    await setRole(trx, encounter.actorId, 'admin')
  })
}

/** Roles by person: all owners, and those whom it is about. */
type Team = ReadonlyMap<string, MemberRole>

/** Always in the same order, so that two changes at once wait for each other instead of both going through. */
async function lockTeam(db: TenantDb, { actorId, targetId }: Encounter): Promise<Team> {
  const rows = await db
    .select('members')
    .select(['user_id', 'role'])
    .where((eb) => eb.or([eb('role', '=', 'owner'), eb('user_id', 'in', [actorId, targetId])]))
    .orderBy('user_id')
    .forUpdate()
    .execute()
  return new Map(rows.map(({ user_id, role }) => [user_id, role]))
}

/** @param given the role that the other would get */
function demandRank(team: Team, { actorId, targetId }: Encounter, given?: MemberRole): void {
  const actor = team.get(actorId)
  const target = team.get(targetId)
  // The role may have changed since the request was let in.
  if (!actor || !mayAct(actor, 'admin')) throw new AppError('forbidden')
  if (!target) throw new AppError('not_found')
  if (actor !== 'owner' && (target === 'owner' || given === 'owner'))
    throw new AppError('forbidden', { detail: 'Only an owner can change owners.' })
}

function demandOtherOwner(team: Team, userId: string): void {
  if (team.get(userId) !== 'owner') return
  const others = [...team].filter(([id, role]) => role === 'owner' && id !== userId)
  if (others.length === 0) throw new AppError('last_owner')
}

/** Whom they invited could else be a way back in. */
async function dropMember(db: TenantDb, userId: string): Promise<void> {
  await db.delete('members').where('user_id', '=', userId).execute()
  await withdrawInvitationsBy(db, userId)
}

async function setRole(db: TenantDb, userId: string, role: MemberRole): Promise<void> {
  await db.update('members').set({ role }).where('user_id', '=', userId).execute()
}
