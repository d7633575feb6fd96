/** A person whom a business invites, and who comes in. */
import { randomUUID } from 'node:crypto'
import type { MemberRole } from '#wire'
import { type Answered, type Call, callApi } from './call-api.ts'
import type { TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

export interface TestEmployee {
  id: string
  email: string
  password: string
  token: string
  /** Calls the API as this person. */
  api(method: string, path: string, call?: Call): Promise<Answered>
}

/** The token of a new invitation by link. */
export async function invitationToken(
  business: Pick<TestBusiness, 'api'>,
  email: string,
  role: Exclude<MemberRole, 'owner'> = 'agent',
): Promise<string> {
  const body = { email, role, delivery: 'link' }
  const made = await business.api('POST', '/api/v1/invitations', { body })
  if (made.status !== 201) throw new Error(`no invitation: ${made.text}`)
  return tokenIn(made.body.url)
}

/** What stands behind the `#token=` of a link. */
export function tokenIn(text: string): string {
  return /#token=([\w-]+)/.exec(text)?.[1] ?? ''
}

/** An owner is hired as an admin, and then made one. */
export async function hire(
  app: Pick<TestApp, 'url'>,
  business: TestBusiness,
  role: MemberRole,
): Promise<TestEmployee> {
  const email = `${randomUUID()}@example.com`
  const password = 'a new horse battery'
  const invited = await invitationToken(business, email, role === 'owner' ? 'admin' : role)
  const body = { token: invited, password, name: 'New' }
  const accepted = await callApi(app.url, 'POST', '/api/v1/invitations/accept', { body })
  if (accepted.status !== 200) throw new Error(`not hired: ${accepted.text}`)
  const { token } = accepted.body
  const api = (method: string, path: string, call: Call = {}) =>
    callApi(app.url, method, path, { token, ...call })
  const { id } = (await api('GET', '/api/v1/me')).body.user
  if (role === 'owner') {
    const change = { role, password: business.password }
    const made = await business.api('PATCH', `/api/v1/members/${id}`, { body: change })
    if (made.status !== 200) throw new Error(`no owner: ${made.text}`)
  }
  return { id, email, password, token, api }
}
