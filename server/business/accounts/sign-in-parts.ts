/** What signing in is built from, and what it tells of the browser at the other end. */
import type { Log } from '../../log.ts'
import type { AuditLog } from '../../platform/audit/open-audit.ts'
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import type { Jobs } from '../../platform/jobs/open-jobs.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import type { Mailer } from '../../platform/mail/open-mail.ts'
import type { Secrets } from '../../platform/secrets/open-secrets.ts'
import type { Vault } from '../../platform/secrets/vault.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { Callers } from './open-callers.ts'
import type { Sessions } from './open-sessions.ts'

/** The browser that somebody signs in with. */
export interface SignInClient {
  userAgent?: string | undefined
  address?: string | undefined
}

/** What the parts around accounts bring. */
export interface SignInOutside {
  directory: Directory
  secrets: Secrets
  limits: Pick<Limits, 'pointsOf' | 'secondsOf' | 'take'>
  jobs: Pick<Jobs, 'add' | 'handle'>
  relay: Pick<OutboxRelay, 'deliver' | 'wake'>
  mail: Mailer
  vault: Pick<Vault, 'seal' | 'open'>
  /** Where a business reads what happened to the accounts of its people. */
  audit?: Pick<AuditLog, 'record'> | undefined
  /** Where the links of mails lead; never taken from a request. */
  publicUrl: string
  log: Log
}

export interface SignInParts extends SignInOutside {
  sessions: Sessions
  callers: Pick<Callers, 'callerOf' | 'superAdminOf' | 'forget'>
}
