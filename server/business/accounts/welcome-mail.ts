/** Welcomes whoever opened a business: one mail, sent by a job that the sign-up itself brings about. */
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import type { Jobs } from '../../platform/jobs/open-jobs.ts'
import { composeMail } from '../../platform/mail/compose-mail.ts'
import type { Mail, Mailer } from '../../platform/mail/open-mail.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { readTenant } from '../../platform/tenancy/tenants.ts'

export interface WelcomeParts {
  jobs: Pick<Jobs, 'handle'>
  relay: Pick<OutboxRelay, 'deliver'>
  mail: Mailer
  directory: Pick<Directory, 'userById'>
  openTenant: OpenTenant
  publicUrl: string
}

const kind = 'welcome_mail'

export function sendWelcomeMails({
  jobs,
  relay,
  mail,
  directory,
  openTenant,
  publicUrl,
}: WelcomeParts): void {
  relay.deliver('tenant.created', kind)
  jobs.handle<{ tenant_id: string; user_id: string }>(kind, async ({ tenant_id, user_id }) => {
    const user = await directory.userById(user_id)
    // Somebody who is gone already is not written to.
    if (user)
      await mail.send(welcomeMail(publicUrl, user, await readTenant(openTenant(tenant_id as TenantId))))
  })
}

function welcomeMail(
  publicUrl: string,
  user: { email: string; name: string | null },
  tenant: { name: string; trial_ends_at: string | null },
): Mail {
  const until = tenant.trial_ends_at && longDate.format(new Date(tenant.trial_ends_at))
  return composeMail(publicUrl, {
    to: user.email,
    kind: 'welcome',
    subject: `Welcome to Deskbell, ${tenant.name}`,
    heading: user.name ? `Welcome, ${user.name}` : 'Welcome to Deskbell',
    paragraphs: [
      `The desk of ${tenant.name} is open. Three steps bring it to your website:`,
      '1. Fill in your hours, services and prices.\n2. Ask it what your customers ask, and see why it answers as it does.\n3. Copy one line into your website.',
      ...(until ? [`Your trial runs until ${until}.`] : []),
    ],
    button: { label: 'Open your desk', path: '/app' },
    business: tenant.name,
  })
}

const longDate = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })
