/**
 * T11, T16: how long an answer takes tells neither who has an account nor what another business has. Only what is gross is
 * refused here, since other work on the machine is in every figure; that the same work is done is tested without a clock.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callApi } from './call-api.ts'
import { compareTimes, type TimesCompared } from './compare-times.ts'
import { invitationToken } from './hire.ts'
import { generousLimits, openTestApp, type TestApp } from './open-test-app.ts'
import type { TestBusiness } from './test-business.ts'

let app: TestApp
let ours: TestBusiness
let theirs: TestBusiness
const plenty = { points: 100_000, seconds: 60 }
beforeAll(async () => {
  const limits = { ...generousLimits, lockout: plenty, account_mails_each: plenty, invitation: plenty }
  app = await openTestApp({ LIMITS: JSON.stringify(limits) })
  ours = await app.signUp('Ours')
  theirs = await app.signUp('Theirs')
}, 60_000)
afterAll(() => app[Symbol.asyncDispose]())

const unknown = `${randomUUID()}@example.com`
const post = (path: string, body: object) => callApi(app.url, 'POST', `/api/v1/auth/${path}`, { body })
const idOf = async (business: TestBusiness, path: string) =>
  (await business.api('GET', path)).body.data[0].id as string

/** Two calls that must not be told apart, and the status of both. */
type Alike = () => Promise<{ status: number; known: () => Promise<Called>; missing: () => Promise<Called> }>
type Called = { status: number }

function byId(path: (id: string) => string, method: string, of: () => Promise<string>, body?: object): Alike {
  return async () => {
    const id = await of()
    const call = (each: string) => ours.api(method, path(each), body ? { body } : {})
    return { status: 404, known: () => call(id), missing: () => call(randomUUID()) }
  }
}

function byEmail(status: number, call: (email: string) => Promise<Called>): Alike {
  return async () => ({ status, known: () => call(theirs.email), missing: () => call(unknown) })
}

const alike: Record<string, { pairs: number; open: Alike }> = {
  'logging in with a wrong password': {
    pairs: 20,
    open: byEmail(401, (email) => post('login', { email, password: 'a wrong password' })),
  },
  'asking for a new password': {
    pairs: 50,
    open: byEmail(204, (email) => post('password-reset', { email })),
  },
  'asking for a link to sign in': {
    pairs: 50,
    open: byEmail(204, (email) => post('magic-link', { email })),
  },
  'inviting somebody': {
    pairs: 50,
    open: byEmail(201, (email) =>
      ours.api('POST', '/api/v1/invitations', { body: { email, role: 'agent', delivery: 'link' } }),
    ),
  },
  'reading an article': {
    pairs: 80,
    open: byId(
      (id) => `/api/v1/articles/${id}`,
      'GET',
      async () => (await theirs.writesArticle('Do you ship?', 'We ship on Mondays.')).id,
    ),
  },
  'changing a key': {
    pairs: 80,
    open: byId(
      (id) => `/api/v1/api-keys/${id}`,
      'PATCH',
      async () => {
        await theirs.makesKey()
        return idOf(theirs, '/api/v1/api-keys')
      },
      { name: 'mine now' },
    ),
  },
  'reading a conversation': {
    pairs: 80,
    open: byId(
      (id) => `/api/v1/conversations/${id}/messages`,
      'GET',
      async () => (await (await theirs.website.opensChat()).says('Hello')).conversation_id,
    ),
  },
  'removing a member': {
    pairs: 50,
    open: byId(
      (id) => `/api/v1/members/${id}`,
      'DELETE',
      () => idOf(theirs, '/api/v1/members'),
    ),
  },
  'withdrawing an invitation': {
    pairs: 50,
    open: byId(
      (id) => `/api/v1/invitations/${id}`,
      'DELETE',
      async () => {
        await invitationToken(theirs, `${randomUUID()}@example.com`)
        return idOf(theirs, '/api/v1/invitations')
      },
    ),
  },
}

/** A gross difference: three of four calls give themselves away, and by more than a fifth of the time. */
function isTold({ likelihood, medians: [known, missing] }: TimesCompared): boolean {
  const ratio = Math.max(known, missing) / Math.min(known, missing)
  return Math.abs(likelihood - 0.5) > 0.25 && ratio > 1.2
}

test.each(Object.entries(alike))(
  '%s takes as long for what is there as for what is not',
  async (what, given) => {
    const { status, known, missing } = await given.open()
    expect([(await known()).status, (await missing()).status]).toEqual([status, status])
    let compared = await compareTimes(known, missing, given.pairs)
    // What another program did may have fallen on one kind: not twice.
    if (isTold(compared)) compared = await compareTimes(known, missing, given.pairs)
    process.stdout.write(`${what} ${JSON.stringify(compared)}\n`)
    expect(isTold(compared), JSON.stringify(compared)).toBe(false)
  },
  60_000,
)
