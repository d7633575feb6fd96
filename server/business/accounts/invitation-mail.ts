/** The mail with an invitation's link. The token is made when the mail is, so that nothing that waits holds it. */
import type { Jobs } from '../../platform/jobs/open-jobs.ts'
import { composeMail, type MailParts } from '../../platform/mail/compose-mail.ts'
import type { Mailer } from '../../platform/mail/open-mail.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { readTenant } from '../../platform/tenancy/tenants.ts'
import { findInvitation, newInvitationToken, renewInvitation } from './invitations.ts'

export interface InvitationMailParts {
  jobs: Pick<Jobs, 'add' | 'handle'>
  mail: Mailer
  directory: Pick<Directory, 'userById'>
  openTenant: OpenTenant
  /** Address of this server, as people reach it. */
  publicUrl: string
}

const kind = 'invitation'

/** Stores the wish to send the mail. */
export async function askForMail(
  { jobs }: Pick<InvitationMailParts, 'jobs'>,
  tenantId: TenantId,
  id: string,
) {
  await jobs.add(kind, { tenant_id: tenantId, invitation_id: id }, { tenantId })
}

/** The token stands behind `#`, which no browser sends to a server: it reaches no log. */
export function invitationPath(token: string): string {
  return `/app/invite#token=${token}`
}

/** Says who sends the mails. A second try makes a second token, and the first is dead. */
export function sendInvitations({ jobs, mail, directory, openTenant, publicUrl }: InvitationMailParts): void {
  jobs.handle<{ tenant_id: string; invitation_id: string }>(kind, async ({ tenant_id, invitation_id }) => {
    const db = openTenant(tenant_id as TenantId)
    const invitation = await findInvitation(db, invitation_id)
    // Withdrawn or accepted meanwhile.
    if (!invitation) return
    const { name } = await readTenant(db)
    const inviter = invitation.invited_by ? await directory.userById(invitation.invited_by) : undefined
    const { token, hash } = newInvitationToken()
    if (!(await renewInvitation(db, invitation_id, { hash, isMailed: true }))) return
    const button = { label: 'Come in', path: invitationPath(token) }
    const parts = invitationMail(invitation.email, name, inviter?.name ?? null)
    await mail.send(composeMail(publicUrl, { ...parts, button }))
  })
}

function invitationMail(to: string, business: string, inviter: string | null): Omit<MailParts, 'button'> {
  const who = inviter ? `${inviter} invites you` : 'You are invited'
  return {
    to,
    kind,
    subject: `You are invited to ${business}`,
    heading: `You are invited to ${business}`,
    paragraphs: [
      `${who} to the front desk of ${business}.`,
      'The link works once, for seven days. If you do not expect it, do nothing.',
    ],
    business,
  }
}
