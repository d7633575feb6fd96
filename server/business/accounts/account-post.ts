/** Mails about people's accounts. Whether an address is known shows in the job, never in the answer to who asked. */

import { composeMail } from '../../platform/mail/compose-mail.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { AccountMailKind } from '../../platform/store/sign-in-tables.ts'
import type { Row } from '../../platform/store/tables.ts'
import type { LinkKind } from '../../platform/tenancy/account-mail-directory.ts'
import { accountMailText, linkLifeSeconds } from './account-mail-text.ts'
import { hashSecret, newSecret } from './hash-secret.ts'
import type { SignInOutside } from './sign-in-parts.ts'

export interface AccountPost {
  /** Has a mail sent. @param nextPath where its link leads in the end, a path of this site */
  send(kind: AccountMailKind, email: string, nextPath?: string): Promise<void>
}

export function openAccountPost(parts: SignInOutside): AccountPost {
  parts.jobs.handle<{ id: string }>(jobKind, async ({ id }) => {
    const wanted = await parts.directory.accountMail(id)
    if (wanted) await deliver(wanted, parts)
  })
  return {
    send: async (kind, email, nextPath) => {
      const id = newId()
      await parts.directory.wantAccountMail({ id, kind, email, next_path: nextPath ?? null })
      await parts.jobs.add(jobKind, { id })
    },
  }
}

const jobKind = 'account_mail'

/** A second try makes a new token: of the first only the hash is kept. */
async function deliver(wanted: Row<'account_mails'>, parts: SignInOutside): Promise<void> {
  const { directory, mail, publicUrl } = parts
  const { id, kind, email } = wanted
  const user = await directory.userByEmail(email)
  const isNeeded = user && !(kind === 'verify_email' && user.email_verified_at)
  const token = isNeeded && isLink(kind) ? await tokenFor(wanted, user.id, kind, parts) : undefined
  if (!isNeeded || token === null) {
    await directory.forgetAccountMail(id)
    return
  }
  await mail.send(composeMail(publicUrl, { to: user.email, kind, ...accountMailText(kind, token) }))
  if (!token) await directory.forgetAccountMail(id)
}

function isLink(kind: AccountMailKind): kind is LinkKind {
  return kind in linkLifeSeconds
}

/** Null when a later mail of the kind has its token already. */
async function tokenFor(
  mail: Row<'account_mails'>,
  userId: string,
  kind: LinkKind,
  { directory }: SignInOutside,
): Promise<string | null> {
  const token = newSecret()
  const given = { userId, hash: hashSecret(token), lifeSeconds: linkLifeSeconds[kind] }
  return (await directory.giveToken(mail, given)) ? token : null
}
