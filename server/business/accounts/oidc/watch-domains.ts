/**
 * Looks every day whether the mail domains of businesses still say whose they are. One whose record is gone twice in a row
 * counts no longer, since by now it may belong to somebody else; the owners are told.
 */
import { inBackground, type Log } from '../../../log.ts'
import type { AuditLog } from '../../../platform/audit/open-audit.ts'
import type { Jobs } from '../../../platform/jobs/open-jobs.ts'
import { composeMail } from '../../../platform/mail/compose-mail.ts'
import type { Mailer } from '../../../platform/mail/open-mail.ts'
import type { Directory } from '../../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../../platform/tenancy/tenant-db.ts'
import { isProven, type SettingsParts } from './sso-settings.ts'

export interface WatchParts extends Pick<SettingsParts, 'secrets' | 'resolveTxt' | 'publicUrl'> {
  directory: Pick<Directory, 'takeDomainsToCheck' | 'ownersOf' | 'userById'>
  openTenant: OpenTenant
  audit: AuditLog
  jobs: Pick<Jobs, 'add' | 'handle'>
  mail: Mailer
  log: Log
}

export interface DomainWatch {
  /** Looks for those that nobody has looked for since yesterday. Runs by itself. */
  look(): Promise<void>
  close(): Promise<void>
}

const everyMs = 3600_000
/** Names that are asked for in one look; the next one goes on. */
const atOnce = 200
/** A zone that is being moved may lack a record for a day. */
const mostMissed = 2
const lostMail = 'sso_domain_lost'

export function watchDomains(parts: WatchParts): DomainWatch {
  const { directory, openTenant, log } = parts
  parts.jobs.handle<LostMail>(lostMail, (lost) => tell(parts, lost))
  let looking: Promise<void> = Promise.resolve()
  const lookAtAll = async () => {
    for (const { tenant_id, domain } of await directory.takeDomainsToCheck(atOnce))
      await lookAt(openTenant(tenant_id as TenantId), domain, parts)
  }
  const look = () => {
    looking = looking.catch(() => {}).then(lookAtAll)
    return looking
  }
  const timer = setInterval(
    () => inBackground(log, 'looking for the records of mail domains', look()),
    everyMs,
  )
  timer.unref()
  return {
    look,
    close: async () => {
      clearInterval(timer)
      await looking.catch(() => {})
    },
  }
}

/** A DNS that does not answer says nothing of whose the domain is. */
async function lookAt(db: TenantDb, domain: string, parts: WatchParts): Promise<void> {
  const proven = await isProven(db.tenantId, domain, parts)
  if (proven === null) return
  const row = await db
    .select('sso_domains')
    .select('missed')
    .where('domain', '=', domain)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  if (!row) return
  const missed = proven ? 0 : row.missed + 1
  const isLost = missed >= mostMissed
  if (missed !== row.missed)
    await db
      .update('sso_domains')
      .set({ missed: isLost ? 0 : missed, ...(isLost && { verified_at: null }) })
      .where('domain', '=', domain)
      .execute()
  if (isLost) await lose(db, domain, parts)
}

async function lose(db: TenantDb, domain: string, { audit, directory, jobs }: WatchParts): Promise<void> {
  const actor = { kind: 'system', id: null } as const
  await audit.record(db.tenantId, { actor, action: 'ssoDomainLost', detail: { domain } })
  const owners = (await directory.ownersOf(db.tenantId)).filter(({ role }) => role === 'owner')
  for (const { id } of owners)
    await jobs.add(lostMail, { tenant_id: db.tenantId, user_id: id, domain }, { tenantId: db.tenantId })
}

type LostMail = { tenant_id: string; user_id: string; domain: string }

async function tell(
  { directory, mail, publicUrl }: WatchParts,
  { user_id, domain }: LostMail,
): Promise<void> {
  const user = await directory.userById(user_id)
  if (!user) return
  await mail.send(
    composeMail(publicUrl, {
      to: user.email,
      kind: lostMail,
      subject: `${domain} no longer says that it is yours`,
      heading: `Nobody can sign in with ${domain} for now`,
      paragraphs: [
        `Your team signs in through your own provider. For ${domain} that has stopped: the TXT record that shows the domain to be yours was not there when we looked, twice.`,
        'Put the record back and press “Check now”; it is shown in the settings of single sign-on. Owners can always sign in with their password.',
      ],
      button: { label: 'Open the settings', path: '/app/settings/sso' },
    }),
  )
}
