/** The calls with which a business comes in: sign-up and the look whether an e-mail is free. */
import { z } from 'zod'
import type { AreaCode, SignupRequest, SignupResponse } from '#wire'
import { businessFields } from '../../business/accounts/business-fields.ts'
import { emailAddress } from '../../business/accounts/email-address.ts'
import { isOwnEmail, newPassword } from '../../business/accounts/new-password.ts'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import { areaCodeCountries, isAreaCode, readAreaCodes } from '../../business/accounts/read-area-codes.ts'
import { setRefreshCookie } from '../../business/accounts/refresh-cookie.ts'
import { AppError } from '../../errors.ts'
import { isOwnOrigin } from '../../platform/http/is-own-origin.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { type AnyRoute, publicRoute } from '../../platform/http/route.ts'

export interface SignupRouteParts {
  accounts: Pick<Accounts, 'signUp' | 'checkEmail'>
  /** Address of this server, as people reach it. */
  publicUrl: string
}

export function signupRoutes(parts: SignupRouteParts): AnyRoute[] {
  return [signUp(parts), checkEmail(parts), listAreaCodes]
}

const signupRequest = z
  .object({
    businessName: lineOfText(120).exactOptional(),
    website: businessFields.website,
    email: emailAddress,
    password: newPassword,
    ownerName: lineOfText(120).exactOptional(),
    phone: businessFields.phone,
    industry: businessFields.industry,
    plan: businessFields.plan,
    paymentMethodId: z
      .string()
      .regex(/^[\w-]{1,200}$/, 'is not the id of a payment method')
      .exactOptional(),
    areaCode: z.string().max(10).exactOptional(),
  })
  .refine(({ businessName, website }) => businessName !== undefined || website !== undefined, {
    path: ['businessName'],
    message: 'businessName or website is needed',
  })
  .refine(({ email, password }) => !isOwnEmail(password, email), {
    path: ['password'],
    message: 'must not be the e-mail',
  }) satisfies z.ZodType<SignupRequest>

const signupResponse = z.object({
  success: z.literal(true),
  token: z.string(),
  business: z.object({
    id: z.string(),
    name: z.string(),
    trialEndsAt: z.string(),
    phoneNumber: z.string().exactOptional(),
  }),
  account_token: z.string(),
  nextSteps: z.object({ step1: z.string(), step2: z.string(), step3: z.string() }),
}) satisfies z.ZodType<SignupResponse>

function signUp({ accounts, publicUrl }: SignupRouteParts): AnyRoute {
  return publicRoute({
    name: 'signUp',
    method: 'POST',
    path: '/api/signup',
    summary: 'Make a business with its owner, on trial for 14 days. Idempotency-Key makes it safe to repeat.',
    limit: 'signup',
    body: signupRequest,
    response: signupResponse,
    status: 201,
    answersSecret: true,
    handle: async ({ body, http }) => {
      await checkAreaCode(body.areaCode)
      const client = { signupKey: http.header('idempotency-key'), userAgent: http.header('user-agent') }
      const { session, business, accountToken } = await accounts.signUp(body, client)
      // Another website may sign a business up, but not sign a visitor's browser in.
      if (isOwnOrigin(http, publicUrl)) setRefreshCookie(http, session, publicUrl)
      return {
        success: true as const,
        token: session.token,
        business,
        account_token: accountToken,
        nextSteps: nextSteps(publicUrl, accountToken),
      }
    },
  })
}

async function checkAreaCode(areaCode: string | undefined): Promise<void> {
  if (areaCode === undefined || (await isAreaCode(areaCode))) return
  const detail = 'is not an area code of the United States or Canada'
  throw new AppError('invalid_input', {
    detail: `areaCode: ${detail}`,
    errors: [{ pointer: '/areaCode', code: 'custom', detail }],
  })
}

function nextSteps(publicUrl: string, accountToken: string): SignupResponse['nextSteps'] {
  const base = publicUrl.replace(/\/$/, '')
  return {
    step1: `Put <script src="${base}/w/v1/${accountToken}.js" async></script> into the pages of your website.`,
    step2: `Open ${base}/app and add your opening hours, services and the answers to common questions.`,
    step3:
      'Ask your bot a question in the playground, then on your website, and see where its answer comes from.',
  }
}

const emailCheck = z.object({
  valid: z.boolean(),
  available: z.boolean(),
  suggestion: z.string().exactOptional(),
})

function checkEmail({ accounts }: SignupRouteParts): AnyRoute {
  return publicRoute({
    name: 'checkEmail',
    method: 'POST',
    path: '/api/signup/check-email',
    summary: 'Whether an e-mail can be used to sign up, and what was probably meant',
    limit: 'check_email',
    body: z.object({ email: z.string().max(400) }),
    response: emailCheck,
    handle: ({ body }) => accounts.checkEmail(body.email),
  })
}

const listAreaCodes = publicRoute({
  name: 'listAreaCodes',
  method: 'GET',
  path: '/api/signup/area-codes',
  summary: 'The area codes of a country, each with its main place',
  query: z.strictObject({ country: z.string().toUpperCase().pipe(z.enum(areaCodeCountries)).default('US') }),
  response: z.object({
    data: z.array(z.object({ area_code: z.string(), locality: z.string() })),
  }) satisfies z.ZodType<{ data: AreaCode[] }>,
  handle: async ({ query }) => ({ data: await readAreaCodes(query.country) }),
})
