/** How each route of a tenant that is no GET is called so that it does something: for the test that each leaves an entry. */
import { randomUUID } from 'node:crypto'
import { fromBase32, hotp } from '../business/accounts/totp.ts'
import { hire, invitationToken } from './hire.ts'
import type { TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

export interface AuditAttempt {
  /** @default the route's own */
  path?: string
  body?: unknown
  /** Access token of who calls. @default the owner of `business` */
  token?: string
  /** In whose log the entry is looked for. @default the company */
  business?: TestBusiness
}
export type Attempts = Record<string, () => Promise<AuditAttempt>>

/** Stands in all that is written: no entry may hold it. */
export const auditCanary = 'canary-of-the-audit-log'

/** @param issuer of a provider for signing in */
export function auditAttempts(app: TestApp, company: TestBusiness, issuer: string): Attempts {
  return {
    ...contentAttempts(company),
    ...keyAttempts(company),
    ...peopleAttempts(app, company),
    ...personAttempts(app),
    ...providerAttempts(company, issuer),
    verifyAuditLog: async () => ({ body: {} }),
    setAuditRetention: async () => ({ body: { keep_days: 365 } }),
  }
}

/** Routes that leave none. */
export function silentAttempts({ website }: TestBusiness): Attempts {
  return {
    chat: async () => ({ body: { session_id: 's', message: auditCanary } }),
    detectIntent: async () => ({ body: { text: auditCanary } }),
    askPlayground: async () => ({ body: { message: auditCanary } }),
    checkIdentity: async () => ({ body: { user: { name: auditCanary } } }),
    createMessage: async () => ({
      path: `${await conversation(website)}/messages`,
      body: { text: auditCanary },
    }),
  }
}

async function conversation(website: TestBusiness['website']): Promise<string> {
  const { conversation_id } = await (await website.opensChat()).says('Hello')
  return `/api/v1/conversations/${conversation_id}`
}

function contentAttempts(company: TestBusiness): Attempts {
  const article = async () => `/api/v1/articles/${(await company.writesArticle('Open?', 'Yes.')).id}`
  const intent = async () => {
    const body = { name: `wish_${randomUUID().slice(0, 8)}`, phrases: ['one', 'two'] }
    await company.api('POST', '/api/v1/intents', { body })
    return `/api/v1/intents/${body.name}`
  }
  return {
    createAttachment: async () => ({
      path: `${await conversation(company.website)}/attachments?name=${auditCanary}.txt`,
      body: auditCanary,
    }),
    putConfig: async () => {
      const { body } = await company.api('GET', '/api/v1/customer/config')
      return { body: { ...body, greeting: auditCanary } }
    },
    createArticle: async () => ({ body: { question: auditCanary, answer: auditCanary } }),
    updateArticle: async () => ({ path: await article(), body: { answer: auditCanary } }),
    deleteArticle: async () => ({ path: await article() }),
    createIntent: async () => ({ body: { name: 'wish', phrases: [auditCanary] } }),
    putIntent: async () => ({ path: await intent(), body: { phrases: [auditCanary] } }),
    updateIntent: async () => ({ path: await intent(), body: { reply: auditCanary } }),
    deleteIntent: async () => ({ path: await intent() }),
    addPhrases: async () => ({ path: `${await intent()}/phrases`, body: { phrases: [auditCanary] } }),
  }
}

function keyAttempts({ api }: TestBusiness): Attempts {
  const key = async () =>
    `/api/v1/api-keys/${(await api('POST', '/api/v1/api-keys', { body: { name: 'x' } })).body.id}`
  return {
    createApiKey: async () => ({ body: { name: auditCanary } }),
    updateApiKey: async () => ({ path: await key(), body: { name: auditCanary } }),
    rotateApiKey: async () => ({ path: `${await key()}/rotate`, body: {} }),
    revokeApiKey: async () => ({ path: await key() }),
    createAccountToken: async () => ({ body: {} }),
    revokeAccountToken: async () => {
      const { body } = await api('POST', '/api/v1/account-tokens', { body: {} })
      return { path: `/api/v1/account-tokens/${body.id}` }
    },
    createIdentitySecret: async () => ({ body: {} }),
    revokeIdentitySecret: async () => {
      const { body } = await api('POST', '/api/v1/identity/secrets', { body: {} })
      return { path: `/api/v1/identity/secrets/${body.kid}` }
    },
    updateIdentity: async () => ({ body: { mode: 'off' } }),
  }
}

function peopleAttempts(app: TestApp, company: TestBusiness): Attempts {
  const member = async () => `/api/v1/members/${(await hire(app, company, 'agent')).id}`
  const invite = (body: object) => company.api('POST', '/api/v1/invitations', { body })
  const invitation = async () => {
    const made = await invite({ email: `${randomUUID()}@example.com`, role: 'agent', delivery: 'link' })
    return `/api/v1/invitations/${made.body.id}`
  }
  return {
    updateMember: async () => ({ path: await member(), body: { role: 'viewer' } }),
    removeMember: async () => ({ path: await member() }),
    transferOwnership: async () => {
      const business = await app.signUp()
      const { id } = await hire(app, business, 'admin')
      const path = `/api/v1/members/${id}/transfer-ownership`
      return { business, path, body: { password: business.password } }
    },
    leaveTenant: async () => ({ token: (await hire(app, company, 'agent')).token, body: {} }),
    createInvitation: async () => ({ body: { email: `${randomUUID()}@example.com`, role: 'agent' } }),
    resendInvitation: async () => ({ path: `${await invitation()}/resend`, body: { delivery: 'link' } }),
    revokeInvitation: async () => ({ path: await invitation() }),
    joinTenant: async () => {
      const business = await app.signUp()
      return { business, body: { token: await invitationToken(company, business.email) } }
    },
    updateOrganisation: async () => ({ body: { industry: auditCanary } }),
    createTenant: async () => ({ body: { name: auditCanary } }),
    switchTenant: async () => ({ body: { tenant_id: company.id } }),
  }
}

/** What people do to their own accounts, each at a business of their own. */
function personAttempts(app: TestApp): Attempts {
  const call = (business: TestBusiness, path: string, body: object) =>
    business.api('POST', `/api/v1/auth/${path}`, { body })
  const offered = async (business: TestBusiness) => {
    const { body } = await call(business, 'totp', { password: business.password })
    return { code: hotp(fromBase32(body.secret), Math.floor(Date.now() / 30_000)) }
  }
  const cautious = async () => {
    const business = await app.signUp()
    await call(business, 'totp/confirm', await offered(business))
    return { business, body: { password: business.password } }
  }
  return {
    changePassword: async () => {
      const business = await app.signUp()
      const body = { current_password: business.password, new_password: 'quite another passphrase' }
      return { business, body }
    },
    resendVerification: async () => ({ business: await app.signUp() }),
    endSession: async () => {
      const business = await app.signUp()
      const { email, password } = business
      await call(business, 'login', { email, password })
      const { data } = (await business.api('GET', '/api/v1/auth/sessions')).body
      const other = data.find(({ current }: { current: boolean }) => !current)
      return { business, path: `/api/v1/auth/sessions/${other.id}` }
    },
    endOtherSessions: async () => ({ business: await app.signUp() }),
    enrolTotp: async () => {
      const business = await app.signUp()
      return { business, body: { password: business.password } }
    },
    confirmTotp: async () => {
      const business = await app.signUp()
      return { business, body: await offered(business) }
    },
    disableTotp: cautious,
    renewRecoveryCodes: cautious,
  }
}

function providerAttempts({ api }: TestBusiness, issuer: string): Attempts {
  const domain = 'deskbell.invalid'
  const body = {
    issuer,
    client_id: 'deskbell',
    client_secret: auditCanary,
    domains: [domain],
    auto_join: true,
    default_role: 'agent',
    required: false,
  }
  return {
    putSso: async () => ({ body }),
    deleteSso: async () => ({}),
    verifySsoDomain: async () => {
      await api('PUT', '/api/v1/sso', { body })
      return { body: { domain } }
    },
  }
}
