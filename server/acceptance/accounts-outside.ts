/** What stands around accounts, for tests: jobs that are done at once, mails that are kept, a vault, an audit log. */
import type { AuditLog } from '../platform/audit/open-audit.ts'
import type { OutboxRelay } from '../platform/events/relay-outbox.ts'
import { type LimitOverrides, type Limits, openLimits } from '../platform/limits/open-limits.ts'
import type { Mail, Mailer } from '../platform/mail/open-mail.ts'
import { openVault, type Vault } from '../platform/secrets/vault.ts'
import { openTestJobs, type TestJobs } from './open-test-jobs.ts'

export type AuditNote = Parameters<AuditLog['record']>

export interface AccountsOutside {
  limits: Limits
  jobs: TestJobs
  /** Nobody takes events here. */
  relay: Pick<OutboxRelay, 'deliver' | 'wake'>
  mail: Mailer
  vault: Vault
  audit: AuditLog
  publicUrl: string
  /** The mails that were sent, oldest first. */
  sent: Mail[]
  /** What was written into audit logs, oldest first. */
  notes: AuditNote[]
}

export interface OutsideOptions {
  limits?: LimitOverrides
  publicUrl?: string
  /** Instead of keeping them. */
  sendMail?: (mail: Mail) => Promise<void>
}

const plenty = { points: 10_000, seconds: 60 }
/** All tests come from one address. */
const plentyOfAll: LimitOverrides = {
  signup: plenty,
  login: plenty,
  check_email: plenty,
  account_mails: plenty,
  account_mails_each: plenty,
}

export function accountsOutside({ limits, publicUrl, sendMail }: OutsideOptions = {}): AccountsOutside {
  const sent: Mail[] = []
  const notes: AuditNote[] = []
  return {
    limits: openLimits({ ...plentyOfAll, ...limits }),
    jobs: openTestJobs(),
    relay: { deliver: () => {}, wake: () => {} },
    mail: { send: sendMail ?? (async (mail) => void sent.push(mail)) },
    vault: openVault(async () => Buffer.alloc(32, 'a key for tests only')),
    audit: { record: async (...note) => void notes.push(note) },
    publicUrl: publicUrl ?? 'http://localhost:3000',
    sent,
    notes,
  }
}
