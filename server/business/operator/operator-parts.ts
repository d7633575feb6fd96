/** What the operator's work needs, and who does it. */
import type { Log } from '../../log.ts'
import type { AuditLog } from '../../platform/audit/open-audit.ts'
import type { LiveBus } from '../../platform/events/live-bus.ts'
import type { SuperAdmin } from '../../platform/http/route.ts'
import type { JobRoom } from '../../platform/jobs/open-jobs.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import type { FurnishTenant } from '../accounts/make-business.ts'
import type { Accounts } from '../accounts/open-accounts.ts'

export interface OperatorParts {
  directory: Directory
  openTenant: OpenTenant
  bus: Pick<LiveBus, 'publish'>
  log: Log
  jobs: Pick<JobRoom, 'listDead' | 'retryDead' | 'discardDead'>
  audit: AuditLog
  accounts: Pick<Accounts, 'forgetCaller' | 'forgetCallers' | 'sessionToken'>
  furnish: FurnishTenant
}

/** Who does it, and from where. */
export interface Acting extends SuperAdmin {
  address: string
}
