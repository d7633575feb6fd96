/** What the calls that sign people in have in common: where they may come from, and how they answer. */
import { z } from 'zod'
import type { LoginAnswer, LoginResponse, MfaRequired, TenantOfUser } from '#wire'
import { setRefreshCookie } from '../../business/accounts/refresh-cookie.ts'
import type { LoggedIn, SignInStep } from '../../business/accounts/sign-in.ts'
import type { SignInClient } from '../../business/accounts/sign-in-parts.ts'
import { AppError } from '../../errors.ts'
import { isOwnOrigin } from '../../platform/http/is-own-origin.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { emailKey } from '../../platform/limits/email-key.ts'
import type { LimitName, Limits } from '../../platform/limits/open-limits.ts'
import { takeOrRefuse } from '../../platform/limits/take-or-refuse.ts'

export const tenantOfUser = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'admin', 'agent', 'viewer']),
}) satisfies z.ZodType<TenantOfUser>

export const loginResponse = z.object({
  token: z.string(),
  tenants: z.array(tenantOfUser),
}) satisfies z.ZodType<LoginResponse>

const mfaRequired = z.object({
  mfa_required: z.literal(true),
  mfa_token: z.string(),
  next: z.string().exactOptional(),
}) satisfies z.ZodType<MfaRequired>

export const loginAnswer = z.union([
  loginResponse.extend({ next: z.string().exactOptional() }),
  mfaRequired,
]) satisfies z.ZodType<LoginAnswer>

/** An address as somebody types it at the door: whether it is one is told to nobody here. */
export const typedEmail = lineOfText(320)
/** A token out of a mail's link. */
export const linkToken = z.string().min(1).max(2_000)
/** The password of somebody who has one. */
export const presentPassword = z.string().min(1).max(200)

/** Opens the session in the browser: its refresh token goes into the cookie. */
export function signedIn(http: Exchange, { session, tenants }: LoggedIn, publicUrl: string): LoginResponse {
  setRefreshCookie(http, session, publicUrl)
  return { token: session.token, tenants }
}

export function answerStep(http: Exchange, step: SignInStep, publicUrl: string): LoginAnswer {
  const next = step.next === undefined ? {} : { next: step.next }
  if ('session' in step) return { ...signedIn(http, step, publicUrl), ...next }
  return { mfa_required: true, mfa_token: step.mfaToken, ...next }
}

export function clientOf(http: Exchange): SignInClient {
  return { userAgent: http.header('user-agent'), address: http.address }
}

export function demandOwnOrigin(http: Exchange, publicUrl: string): void {
  if (!isOwnOrigin(http, publicUrl))
    throw new AppError('forbidden', { detail: 'This call is for pages of this server only.' })
}

/** Whoever turns to one account from many addresses is slowed down as well. */
export async function takeAccountLimit(
  limits: Pick<Limits, 'take'>,
  name: LimitName,
  email: string,
): Promise<void> {
  await takeOrRefuse(limits, name, `account:${emailKey(email)}`)
}
