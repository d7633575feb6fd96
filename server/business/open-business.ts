/** Builds the rooms of the business wing. */
import type { Log } from '../log.ts'
import type { AuditLog } from '../platform/audit/open-audit.ts'
import type { Egress } from '../platform/egress/open-egress.ts'
import { resolveTxt } from '../platform/egress/resolve-txt.ts'
import type { LiveBus } from '../platform/events/live-bus.ts'
import type { OutboxRelay } from '../platform/events/relay-outbox.ts'
import type { JobRoom } from '../platform/jobs/open-jobs.ts'
import type { Limits } from '../platform/limits/open-limits.ts'
import type { Mailer } from '../platform/mail/open-mail.ts'
import type { Secrets } from '../platform/secrets/open-secrets.ts'
import type { Vault } from '../platform/secrets/vault.ts'
import type { Directory } from '../platform/tenancy/directory.ts'
import type { OpenTenant } from '../platform/tenancy/tenant-db.ts'
import type { FurnishTenant } from './accounts/make-business.ts'
import { openSso, type Sso } from './accounts/oidc/open-sso.ts'
import { type DomainWatch, watchDomains } from './accounts/oidc/watch-domains.ts'
import { type Accounts, openAccounts } from './accounts/open-accounts.ts'
import { type OrganisationDesk, openOrganisation } from './accounts/open-organisation.ts'
import { openSessions } from './accounts/open-sessions.ts'
import { openTeam, type Team } from './accounts/open-team.ts'
import { sendWelcomeMails } from './accounts/welcome-mail.ts'
import { type Operator, openOperator } from './operator/open-operator.ts'

export interface BusinessOptions {
  directory: Directory
  openTenant: OpenTenant
  secrets: Secrets
  bus: Pick<LiveBus, 'publish'>
  audit: AuditLog
  vault: Vault
  egress: Egress
  limits: Limits
  log: Log
  jobs: JobRoom
  relay: OutboxRelay
  mail: Mailer
  publicUrl: string
  /** Fills a new tenant with its first bot and profile. */
  furnish: FurnishTenant
}

export interface BusinessWing {
  accounts: Accounts
  operator: Operator
  team: Team
  organisation: OrganisationDesk
  sso: Sso
  /** Looks every day whether mail domains are still whose they were. */
  domains: DomainWatch
}

export function openBusiness(options: BusinessOptions): BusinessWing {
  sendWelcomeMails(options)
  const accounts = openAccounts(options)
  return {
    accounts,
    operator: openOperator({ ...options, accounts }),
    team: openTeam({ ...options, accounts }),
    organisation: openOrganisation(options),
    domains: watchDomains({ ...options, resolveTxt }),
    sso: openSso({ ...options, sessions: openSessions(options.directory, options.secrets), resolveTxt }),
  }
}
