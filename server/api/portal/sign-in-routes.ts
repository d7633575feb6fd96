/** Signing in by other ways than a password: the second step, links by mail; and choosing a new password. */
import { z } from 'zod'
import type {
  MagicLinkConfirmation,
  MagicLinkRequest,
  MfaRequest,
  PasswordResetConfirmation,
  PasswordResetRequest,
  VerifyEmailRequest,
  VerifyEmailResponse,
} from '#wire'
import { newPassword } from '../../business/accounts/new-password.ts'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import { ownPathSchema } from '../../platform/http/own-path.ts'
import { type AnyRoute, personRoute, publicRoute } from '../../platform/http/route.ts'
import type { Limits } from '../../platform/limits/open-limits.ts'
import {
  answerStep,
  clientOf,
  demandOwnOrigin,
  linkToken,
  loginAnswer,
  loginResponse,
  presentPassword,
  signedIn,
  takeAccountLimit,
  typedEmail,
} from './auth-answers.ts'

export interface SignInRouteParts {
  accounts: Pick<
    Accounts,
    'logInWithCode' | 'logInWithLink' | 'askForLink' | 'resetPassword' | 'verifyEmail' | 'askPersonToVerify'
  >
  limits: Pick<Limits, 'take'>
  publicUrl: string
}

export function signInRoutes(parts: SignInRouteParts): AnyRoute[] {
  return [
    logInWithCode(parts),
    requestMagicLink(parts),
    logInWithLink(parts),
    verifyEmail(parts),
    resendVerification(parts),
    requestPasswordReset(parts),
    resetPassword(parts),
  ]
}

const mfaRequest = z.object({
  mfa_token: z.string().min(1).max(2_000),
  code: z.string().trim().min(1).max(40),
}) satisfies z.ZodType<MfaRequest>

function logInWithCode({ accounts, publicUrl }: SignInRouteParts): AnyRoute {
  return publicRoute({
    name: 'logInWithCode',
    method: 'POST',
    path: '/api/v1/auth/mfa',
    summary: 'Second step of a log-in: a code of the authenticator app, or a recovery code',
    limit: 'login',
    body: mfaRequest,
    response: loginResponse,
    answersSecret: true,
    handle: async ({ body, http }) => {
      demandOwnOrigin(http, publicUrl)
      return signedIn(http, await accounts.logInWithCode(body, clientOf(http)), publicUrl)
    },
  })
}

const magicLinkRequest = z.object({
  email: typedEmail,
  next: ownPathSchema.exactOptional(),
}) satisfies z.ZodType<MagicLinkRequest>

function requestMagicLink({ accounts, limits }: SignInRouteParts): AnyRoute {
  return publicRoute({
    name: 'requestMagicLink',
    method: 'POST',
    path: '/api/v1/auth/magic-link',
    summary: 'Have a link sent that signs in. The answer is the same for unknown addresses.',
    limit: 'account_mails',
    body: magicLinkRequest,
    handle: async ({ body: { email, next } }) => {
      await takeAccountLimit(limits, 'account_mails_each', email)
      await accounts.askForLink('magic_link', email, next)
      return undefined
    },
  })
}

const linkConfirmation = z.object({ token: linkToken }) satisfies z.ZodType<MagicLinkConfirmation>

function logInWithLink({ accounts, publicUrl }: SignInRouteParts): AnyRoute {
  return publicRoute({
    name: 'logInWithLink',
    method: 'POST',
    path: '/api/v1/auth/magic-link/confirm',
    summary: 'Sign in with the token of a link; it is good once',
    limit: 'login',
    body: linkConfirmation,
    response: loginAnswer,
    answersSecret: true,
    handle: async ({ body, http }) => {
      demandOwnOrigin(http, publicUrl)
      return answerStep(http, await accounts.logInWithLink(body.token, clientOf(http)), publicUrl)
    },
  })
}

const verifyEmailRequest = z.object({
  token: linkToken,
  password: presentPassword.exactOptional(),
}) satisfies z.ZodType<VerifyEmailRequest>

const verifyEmailResponse = z.object({
  email: z.string(),
  password_kept: z.boolean(),
}) satisfies z.ZodType<VerifyEmailResponse>

function verifyEmail({ accounts }: SignInRouteParts): AnyRoute {
  return publicRoute({
    name: 'verifyEmail',
    method: 'POST',
    path: '/api/v1/auth/verify-email',
    summary:
      'Prove an e-mail address with the token of a link. Without a session of the account or its password, the ' +
      'password that was set before is dropped.',
    limit: 'login',
    body: verifyEmailRequest,
    response: verifyEmailResponse,
    handle: ({ body, http }) =>
      accounts.verifyEmail(body, http.header('authorization')?.match(/^Bearer +(\S+)$/i)?.[1]),
  })
}

function resendVerification({ accounts, limits }: SignInRouteParts): AnyRoute {
  return personRoute({
    name: 'resendVerification',
    method: 'POST',
    path: '/api/v1/auth/verify-email/resend',
    summary: 'Have the link sent once more that proves the e-mail address',
    handle: async ({ person: { userId } }) => {
      await takeAccountLimit(limits, 'account_mails_each', userId)
      await accounts.askPersonToVerify(userId)
      return undefined
    },
  })
}

const resetRequest = z.object({ email: typedEmail }) satisfies z.ZodType<PasswordResetRequest>

function requestPasswordReset({ accounts, limits }: SignInRouteParts): AnyRoute {
  return publicRoute({
    name: 'requestPasswordReset',
    method: 'POST',
    path: '/api/v1/auth/password-reset',
    summary: 'Have a link sent to choose a new password. The answer is the same for unknown addresses.',
    limit: 'account_mails',
    body: resetRequest,
    handle: async ({ body: { email } }) => {
      await takeAccountLimit(limits, 'account_mails_each', email)
      await accounts.askForLink('password_reset', email)
      return undefined
    },
  })
}

const resetConfirmation = z.object({
  token: linkToken,
  password: newPassword,
}) satisfies z.ZodType<PasswordResetConfirmation>

function resetPassword({ accounts }: SignInRouteParts): AnyRoute {
  return publicRoute({
    name: 'resetPassword',
    method: 'POST',
    path: '/api/v1/auth/password-reset/confirm',
    summary: 'Choose a new password with the token of a link; every session of the person ends',
    limit: 'login',
    body: resetConfirmation,
    handle: async ({ body, http }) => {
      await accounts.resetPassword(body, clientOf(http))
      return undefined
    },
  })
}
