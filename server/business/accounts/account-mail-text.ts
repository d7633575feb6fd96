/**
 * The words of the mails about a person's account. They hold nothing that anybody typed: whoever signs up with a
 * stranger's address must not choose what that stranger reads.
 */
import type { MailParts } from '../../platform/mail/compose-mail.ts'
import type { AccountMailKind } from '../../platform/store/sign-in-tables.ts'
import type { LinkKind } from '../../platform/tenancy/account-mail-directory.ts'

type Words = Omit<MailParts, 'to' | 'kind' | 'business'>

/** How long the link of a mail is good. */
export const linkLifeSeconds = {
  verify_email: 24 * 3600,
  password_reset: 30 * 60,
  magic_link: 15 * 60,
} as const satisfies Record<LinkKind, number>

/** @param token absent for mails that only tell of something */
export function accountMailText(kind: AccountMailKind, token?: string): Words {
  const { button, ...words } = texts[kind]
  // Behind `#`, which browsers keep to themselves: no log of a server or proxy sees the token.
  if (!button || !token) return button ? { ...words, button: { ...button } } : words
  return { ...words, button: { ...button, path: `${button.path}#token=${token}` } }
}

const forgot = { label: 'Choose a new password', path: '/app/forgot-password' }

const texts: Readonly<Record<AccountMailKind, Words>> = {
  verify_email: {
    subject: 'Confirm your e-mail address',
    heading: 'Is this your address?',
    paragraphs: [
      'Somebody opened a Deskbell account with this e-mail address. If that was you, confirm it.',
      'The link is good for 24 hours. If it was not you, do nothing.',
    ],
    button: { label: 'Confirm address', path: '/app/verify-email' },
  },
  password_reset: {
    subject: 'Choose a new password',
    heading: 'Choose a new password',
    paragraphs: [
      'Somebody asked for a new password for the Deskbell account with this e-mail address.',
      'The link is good once, for 30 minutes. If it was not you, do nothing: your password stays as it is.',
    ],
    button: { label: 'Choose a new password', path: '/app/reset-password' },
  },
  magic_link: {
    subject: 'Your link to sign in',
    heading: 'Sign in to Deskbell',
    paragraphs: [
      'Open this link in the browser in which you want to be signed in.',
      'It is good once, for 15 minutes. If you did not ask for it, do nothing, and give it to nobody.',
    ],
    button: { label: 'Sign in', path: '/app/magic-link' },
  },
  password_changed: {
    subject: 'Your password was changed',
    heading: 'Your password was changed',
    paragraphs: [
      'The password of your Deskbell account was changed just now, and other devices were signed out.',
      'If it was not you, choose a new one at once.',
    ],
    button: forgot,
  },
  second_factor_changed: {
    subject: 'Two-step sign-in was changed',
    heading: 'Two-step sign-in was changed',
    paragraphs: [
      'The second step of signing in to your Deskbell account was switched on or off, or got new recovery codes.',
      'If it was not you, choose a new password at once and sign out all devices.',
    ],
    button: forgot,
  },
  account_locked: {
    subject: 'Your account is locked for a while',
    heading: 'Too many wrong passwords or codes',
    paragraphs: [
      'Somebody tried to sign in to your Deskbell account too often, without success, and it is locked for a while.',
      'Whoever is signed in stays so. If it was you and you forgot the password, choose a new one: that unlocks it, too.',
    ],
    button: forgot,
  },
}
