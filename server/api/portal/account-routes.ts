/** What signed-in people do for the safety of their account: password, sessions, two-step sign-in. */
import { z } from 'zod'
import type {
  PasswordChangeRequest,
  PersonSession,
  RecoveryCodes,
  TotpConfirmation,
  TotpEnrolment,
  TotpEnrolmentRequest,
  TotpProof,
  TotpState,
} from '#wire'
import { newPassword } from '../../business/accounts/new-password.ts'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import { clearRefreshCookie } from '../../business/accounts/refresh-cookie.ts'
import { type AnyRoute, personRoute } from '../../platform/http/route.ts'
import { clientOf, demandOwnOrigin, presentPassword } from './auth-answers.ts'

export interface AccountRouteParts {
  accounts: Pick<
    Accounts,
    | 'changePassword'
    | 'listSessions'
    | 'endSession'
    | 'endOtherSessions'
    | 'endSessionsOf'
    | 'totpState'
    | 'enrolTotp'
    | 'confirmTotp'
    | 'disableTotp'
    | 'renewRecoveryCodes'
  >
  publicUrl: string
}

export function accountRoutes(parts: AccountRouteParts): AnyRoute[] {
  return [changePassword(parts), ...sessionRoutes(parts), ...totpRoutes(parts)]
}

const passwordChange = z.object({
  current_password: presentPassword,
  new_password: newPassword,
}) satisfies z.ZodType<PasswordChangeRequest>

function changePassword({ accounts }: AccountRouteParts): AnyRoute {
  return personRoute({
    name: 'changePassword',
    method: 'POST',
    path: '/api/v1/auth/password',
    summary: 'Change the password; the other sessions of the person end',
    body: passwordChange,
    // No secret comes back, but one is in the body, which Idempotency-Key would leave a trace of.
    answersSecret: true,
    handle: async ({ body, person, http }) => {
      await accounts.changePassword(person, body, clientOf(http))
      return undefined
    },
  })
}

const personSession = z.object({
  id: z.string(),
  device: z.string(),
  address: z.string().nullable(),
  created_at: z.string(),
  last_used_at: z.string(),
  current: z.boolean(),
}) satisfies z.ZodType<PersonSession>
const ended = z.object({ ended: z.int() })

function sessionRoutes({ accounts, publicUrl }: AccountRouteParts): AnyRoute[] {
  return [
    personRoute({
      name: 'listSessions',
      method: 'GET',
      path: '/api/v1/auth/sessions',
      summary: 'Where the person is signed in, the session used last first',
      response: z.object({ data: z.array(personSession) }),
      handle: async ({ person }) => ({ data: await accounts.listSessions(person) }),
    }),
    personRoute({
      name: 'endSession',
      method: 'DELETE',
      path: '/api/v1/auth/sessions/:id',
      summary: 'Sign one of the own sessions out',
      params: z.object({ id: z.string().max(100) }),
      handle: async ({ params, person, http }) => {
        await accounts.endSession(person, params.id, clientOf(http))
        return undefined
      },
    }),
    personRoute({
      name: 'endOtherSessions',
      method: 'POST',
      path: '/api/v1/auth/sessions/end-others',
      summary: 'Sign all sessions of the person out but this one',
      response: ended,
      handle: ({ person, http }) => accounts.endOtherSessions(person, clientOf(http)),
    }),
    personRoute({
      name: 'logOutEverywhere',
      method: 'POST',
      path: '/api/v1/auth/logout-everywhere',
      summary: 'Sign all sessions of the person out, this one among them',
      response: ended,
      // Whoever repeats it is signed out: no answer is kept.
      answersSecret: true,
      handle: async ({ person, http }) => {
        demandOwnOrigin(http, publicUrl)
        clearRefreshCookie(http, publicUrl)
        return accounts.endSessionsOf(person.userId, clientOf(http))
      },
    }),
  ]
}

const totpState = z.object({
  enabled: z.boolean(),
  confirmed_at: z.string().nullable(),
  recovery_codes_left: z.int(),
}) satisfies z.ZodType<TotpState>
const enrolmentRequest = z.object({
  password: presentPassword.exactOptional(),
}) satisfies z.ZodType<TotpEnrolmentRequest>
const enrolment = z.object({ secret: z.string(), uri: z.string() }) satisfies z.ZodType<TotpEnrolment>
const code = z.string().trim().min(1).max(40)
const confirmation = z.object({ code }) satisfies z.ZodType<TotpConfirmation>
const proof = z
  .object({ password: presentPassword.exactOptional(), code: code.exactOptional() })
  .refine(({ password, code: given }) => password !== undefined || given !== undefined, {
    message: 'password or code is needed',
    path: ['password'],
  }) satisfies z.ZodType<TotpProof>
const recoveryCodes = z.object({ recovery_codes: z.array(z.string()) }) satisfies z.ZodType<RecoveryCodes>

function totpRoutes(parts: AccountRouteParts): AnyRoute[] {
  return [...enrolmentRoutes(parts), ...proofRoutes(parts)]
}

function enrolmentRoutes({ accounts }: AccountRouteParts): AnyRoute[] {
  return [
    personRoute({
      name: 'getTotp',
      method: 'GET',
      path: '/api/v1/auth/totp',
      summary: 'Whether the person signs in in two steps',
      response: totpState,
      handle: ({ person }) => accounts.totpState(person.userId),
    }),
    personRoute({
      name: 'enrolTotp',
      method: 'POST',
      path: '/api/v1/auth/totp',
      summary: 'Get a secret for an authenticator app; it counts once its first code was given',
      body: enrolmentRequest,
      response: enrolment,
      answersSecret: true,
      handle: ({ body, person }) => accounts.enrolTotp(person, body.password),
    }),
    personRoute({
      name: 'confirmTotp',
      method: 'POST',
      path: '/api/v1/auth/totp/confirm',
      summary: 'Switch two-step sign-in on with a first code; answers the recovery codes',
      body: confirmation,
      response: recoveryCodes,
      answersSecret: true,
      handle: async ({ body, person, http }) => ({
        recovery_codes: await accounts.confirmTotp(person.userId, body.code, clientOf(http)),
      }),
    }),
  ]
}

function proofRoutes({ accounts }: AccountRouteParts): AnyRoute[] {
  return [
    personRoute({
      name: 'disableTotp',
      method: 'POST',
      path: '/api/v1/auth/totp/disable',
      summary: 'Switch two-step sign-in off, with the password or a code',
      body: proof,
      answersSecret: true,
      handle: async ({ body, person, http }) => {
        await accounts.disableTotp(person, body, clientOf(http))
        return undefined
      },
    }),
    personRoute({
      name: 'renewRecoveryCodes',
      method: 'POST',
      path: '/api/v1/auth/totp/recovery-codes',
      summary: 'Get new recovery codes instead of the old ones, with the password or a code',
      body: proof,
      response: recoveryCodes,
      answersSecret: true,
      handle: async ({ body, person, http }) => ({
        recovery_codes: await accounts.renewRecoveryCodes(person, body, clientOf(http)),
      }),
    }),
  ]
}
