/**
 * The closed list of look-ups across tenants, each with what may cross there: either it serves the whole installation,
 * or it is about one business, person or credential, and then shows and changes nothing of another.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/store/new-id.ts'
import { openStore, type Store } from '../../platform/store/open-store.ts'
import { type Directory, openDirectory } from '../../platform/tenancy/directory.ts'
import { tenantOpener } from '../../platform/tenancy/tenant-db.ts'
import { freshDatabase } from '../fresh-database.ts'
import { furnishSide, type Side } from './directory-side.ts'

type Name = keyof Directory

/** Why these cross: their callers are no tenant, or they write what nobody else has. */
const crossing: Partial<Record<Name, string>> = {
  createBusiness: 'makes a tenant that was not there',
  createSession: 'writes one row, for whom the caller has proven to be that person',
  createVerifiedUser: 'makes a person that was not there; a known address is left alone',
  moveSession: 'whoever calls it has seen the membership, and a session opens nothing without one',
  wantAccountMail: 'notes an address that somebody typed, and tells nothing of it',
  listUsers: 'the operator sees all people',
  promote: 'the operator’s command',
  setSuperAdmin: 'the operator’s people',
  listTenants: 'the operator sees all tenants',
  figures: 'counts for the operator, without anything that a tenant wrote',
  backlog: 'counts for the operator, without anything that a tenant wrote',
  startView: 'a super admin looks in, and the tenant reads why',
  takeEvents: 'the relay serves all tenants; each event carries its own',
  standingOf: 'statuses alone, of tenants whose sockets are open here',
  announceDeliveries: 'of the installation, about no tenant',
  putAsideEvents: 'by age and type, for all; each keeps its tenant',
  outboxFigures: 'counts for the operator, without anything that a tenant wrote',
  renewLeases: 'turns that this process holds, by tenant, id and fence',
  endLeases: 'the only process of an embedded store has begun anew',
  takeAbandonedTurns: 'turns are taken over for all tenants; each carries its own',
  addJob: 'jobs are taken in turns; each carries its tenant',
  lookForJobs: 'says only whether there is work',
  takeJobs: 'jobs are taken in turns; each carries its tenant',
  takeSuspect: 'jobs are taken in turns; each carries its tenant',
  renewJobs: 'jobs that this process holds, by id and fence',
  finishJob: 'a job that this process holds, by id and fence',
  failJob: 'a job that this process holds, by id and fence',
  giveBackJobs: 'jobs that this process holds, by id and fence',
  reapJobs: 'the tries of processes that are gone, whoever they were for',
  endJobLeases: 'the only process of an embedded store has begun anew',
  jobFigures: 'counts for the operator, without anything that a tenant wrote',
  listDeadJobs: 'the operator sees what failed: ids and kinds',
  putAsideJobs: 'by age and kind, for all; each keeps its tenant',
  retryDeadJob: 'the operator lets a job begin anew',
  dropUnsentFiles: 'tidies up for all, by age, and sees of no file what it is',
  discardDeadJob: 'the operator gives a job up',
  noteOperator: 'writes what the operator did',
  listOperatorLog: 'the operator reads what operators did',
  forgetOperatorKeys: 'of the operator, about no tenant',
  claimOperatorKey: 'of the operator, about no tenant',
  findOperatorKey: 'of the operator, about no tenant',
  keepOperatorKey: 'of the operator, about no tenant',
  releaseOperatorKey: 'of the operator, about no tenant',
  forgetDeadJobs: 'tidies up for all, by age',
  keepFirst: 'of the installation, about no tenant',
  replaceValue: 'of the installation, about no tenant',
  tenantsToErase: 'ids alone, of tenants that ended long ago',
  keysNotWrappedBy: 'wrapped keys alone, when SECRET_KEY changes',
  hasKeyOfOtherRoot: 'says only whether there is one',
  takeUntoldHeads: 'ends of chains alone, for the log of the process',
  leftIntents: 'what dead processes left is written into the log of its own tenant',
  takeDomainsToCheck: 'names of domains alone, which are looked for in the public DNS',
  logsToCut: 'ids alone, of logs that have what is too old',
  tenantIds: 'ids alone, for the check of all audit logs',
}

interface Narrow {
  /** The call by whom it is about and where; the same side twice, where it is about one thing only. */
  call(who: Side, where: Side): unknown
  /** It is about a person, session or credential and a tenant: those of two businesses must not fit together. */
  isPair?: true
}

const one = (call: (who: Side) => unknown): Narrow => ({ call })
const pair = (call: Narrow['call']): Narrow => ({ call, isPair: true })
let store: Store
let directory: Directory
beforeAll(async () => {
  // Of its own: keys that nothing can unwrap would keep other tests from starting.
  store = await openStore(await freshDatabase())
  directory = openDirectory(store)
}, 60_000)
afterAll(() => store.close())

const guessRule = { points: 3, seconds: 60 }
const token = (hash: string) => ({ hash, lifeSeconds: 60 })

const narrow: Partial<Record<Name, Narrow>> = {
  tenantOfToken: one((who) => directory.tenantOfToken(who.accountToken)),
  holderOfKey: one((who) => directory.holderOfKey(who.keyHash)),
  holderOfSession: one((who) => directory.holderOfSession(who.owner.session)),
  userByEmail: one((who) => directory.userByEmail(who.owner.email)),
  userById: one((who) => directory.userById(who.owner.id)),
  tenantsOfUser: one((who) => directory.tenantsOfUser(who.owner.id)),
  tenantBySignupKey: one((who) => directory.tenantBySignupKey(who.signupKey)),
  sessionByRefresh: one((who) => directory.sessionByRefresh(who.owner.refreshHash)),
  rotateSession: pair((who, where) =>
    directory.rotateSession(who.owner.session, { from: where.owner.refreshHash, to: newId() }, null),
  ),
  revokeSession: one((who) => directory.revokeSession(who.owner.session)),
  sessionsIn: pair((who, where) => directory.sessionsIn(who.agent.id, where.tenant)),
  endSessions: pair((who, where) => directory.endSessions(who.agent.id, where.tenant)),
  sessionsOfUser: one((who) => directory.sessionsOfUser(who.owner.id)),
  endSessionsOf: pair((who, where) => directory.endSessionsOf(who.owner.id, { only: where.owner.session })),
  membersOf: one((who) => directory.membersOf(who.tenant, 10)),
  memberOf: pair((who, where) => directory.memberOf(where.tenant, who.agent.id)),
  endTenant: one((who) => directory.endTenant(who.tenant)),
  hasEnded: pair(async (who, where) => {
    await directory.endTenant(who.tenant)
    return directory.hasEnded(where.tenant)
  }),
  dropHomeless: one((who) => directory.dropHomeless(who.homeless)),
  invitationByToken: one((who) => directory.invitationByToken(who.invitationHash)),
  acceptInvitation: one((who) => directory.acceptInvitation(who.invitationHash, { id: who.homeless })),
  signInState: one((who) => directory.signInState(who.owner.id)),
  setPassword: one((who) => directory.setPassword(who.owner.id, 'another')),
  accountMail: one((who) => directory.accountMail(who.mail.id)),
  forgetAccountMail: one((who) => directory.forgetAccountMail(who.mail.id)),
  giveToken: one((who) => directory.giveToken(who.mail, { userId: who.agent.id, ...token(newId()) })),
  holderOfLink: one((who) => directory.holderOfLink('magic_link', who.links.magic_link)),
  useLink: one((who) => directory.useLink('magic_link', who.links.magic_link)),
  resetPassword: one((who) => directory.resetPassword(who.links.password_reset, 'another')),
  proveAddress: one((who) => directory.proveAddress(who.agent.id)),
  takeGuess: one((who) => directory.takeGuess(who.guess, guessRule)),
  forgetGuesses: one((who) => directory.forgetGuesses(who.guess)),
  secondFactor: one((who) => directory.secondFactor(who.owner.id)),
  offerFactor: one((who) => directory.offerFactor(who.agent.id, 'another')),
  confirmFactor: pair((who, where) =>
    directory.confirmFactor({ userId: who.agent.id, secret: where.canary, step: 1, codeHashes: ['x'] }),
  ),
  takeStep: one((who) => directory.takeStep(who.owner.id, 2)),
  takeRecoveryCode: pair((who, where) => directory.takeRecoveryCode(who.owner.id, where.canary)),
  replaceRecoveryCodes: one((who) => directory.replaceRecoveryCodes(who.owner.id, ['another'])),
  dropFactor: one((who) => directory.dropFactor(who.owner.id)),
  tenantForAdmin: one((who) => directory.tenantForAdmin(who.tenant)),
  changeTenant: one((who) => directory.changeTenant(who.tenant, { plan: 'pro' })),
  ownersOf: one((who) => directory.ownersOf(who.tenant)),
  usageSince: one(async (who) => [...(await directory.usageSince([who.tenant], newId()))]),
  endViews: one((who) => directory.endViews(who.owner.session)),
  runningView: one((who) => directory.runningView(who.owner.session)),
  viewsOf: one((who) => directory.viewsOf(who.tenant, 10)),
  eraseTenant: one(async (who) => {
    await directory.endTenant(who.tenant)
    await directory.eraseTenant(who.tenant, tenantOpener(store))
  }),
  rewrapKey: pair((who, where) =>
    directory.rewrapKey(
      { tenant_id: who.tenant, wrapped: where.canary, wrapped_by: where.canary },
      { wrapped: 'another', by: 'another' },
    ),
  ),
  ssoTenantOfDomain: one((who) => directory.ssoTenantOfDomain(who.domain)),
  isClosedToSession: pair((who, where) => directory.isClosedToSession(who.agent.session, where.tenant)),
  lacksSecondFactor: one((who) => directory.lacksSecondFactor(who.owner.session)),
  isSessionFresh: one((who) => directory.isSessionFresh(who.owner.session, 600)),
  noteSsoSession: one((who) => directory.noteSsoSession(who.agent.session, who.tenant)),
  nameOfUser: one((who) => directory.nameOfUser(who.owner.id)),
  cutAuditLog: one((who) => directory.cutAuditLog(who.tenant, 100)),
  nameOfKey: one((who) => directory.nameOfKey(who.keyId)),
}

test('every function of the directory stands in exactly one of the lists', () => {
  const listed = [...Object.keys(crossing), ...Object.keys(narrow)]
  expect(listed.sort()).toEqual(Object.keys(directory).sort())
})

test.each(Object.entries(narrow))(
  '%s shows and changes nothing of another business',
  async (_name, { call, isPair }) => {
    const [mine, theirs] = [await furnishSide(store, directory), await furnishSide(store, directory)]
    const before = await rowsOf(theirs)
    if (isPair) expect(isNothing(await call(mine, theirs))).toBe(true)
    const shown = JSON.stringify((await call(mine, mine)) ?? null, plain)
    expect(marksOf(theirs).filter((mark) => shown.includes(mark))).toEqual([])
    expect(await rowsOf(theirs)).toEqual(before)
    // For the business itself it does something: what came before was no accident.
    const own = await call(theirs, theirs)
    const isAnswered = marksOf(theirs).some((mark) => JSON.stringify(own ?? null, plain).includes(mark))
    expect(isAnswered || own === true || !isSame(await rowsOf(theirs), before)).toBe(true)
  },
)

const plain = (_name: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)
const isSame = (a: string[], b: string[]) => JSON.stringify(a) === JSON.stringify(b)

/** What stands in whatever belongs to a side. */
function marksOf({ canary, tenant, owner, agent, homeless, keyId }: Side): string[] {
  return [canary, tenant, owner.id, owner.session, agent.id, agent.session, homeless, keyId]
}

function isNothing(result: unknown): boolean {
  if (Array.isArray(result)) return result.length === 0
  return result === undefined || result === null || result === false
}

/** Every row of a side that the directory reaches. */
async function rowsOf(side: Side): Promise<string[]> {
  const client = await store.pool.connect()
  try {
    await client.query('begin; set local role deskbell_directory')
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
       and has_table_privilege(oid, 'select')`,
    )
    const all = tables.map(({ name }) => `select '${name} ' || to_jsonb(t)::text as row from "${name}" t`)
    const { rows } = await client.query<{ row: string }>(all.join(' union all '))
    const marks = marksOf(side)
    return rows
      .map(({ row }) => row)
      .filter((row) => marks.some((mark) => row.includes(mark)))
      .sort()
  } finally {
    await client.query('rollback')
    client.release()
  }
}
