/** Who is signed in: the state behind every page, and the calls that change it. */
import { computed, signal } from '@preact/signals'
import type { AdminMe, LoginRequest, Me, MfaRequest, MfaRequired, SignupRequest } from '#wire'
import { toApiError } from './api-error.ts'
import { createClient } from './create-client.ts'
import { forgetUnfinished } from './unfinished.ts'

export type Phase = 'starting' | 'signed_out' | 'signed_in' | 'unreachable'

/** Where the session stands; pages show only while it is `signed_in`. */
export const phase = signal<Phase>('starting')
/** The signed-in member; null until known, and for a super admin who belongs to no business. */
export const me = signal<Me | null>(null)
/** The super admin who belongs to no business. */
const operator = signal<AdminMe['user'] | null>(null)
/** The person, as a member or as super admin. */
export const person = computed(() => me.value?.user ?? operator.value)
export const isSuperAdmin = computed(() => me.value?.super_admin === true || operator.value !== null)
/** Owners and admins may change things; agents and viewers look. */
export const mayEdit = computed(() => me.value?.role === 'owner' || me.value?.role === 'admin')

export const client = createClient({
  fetch: (input, init) => fetch(input, init),
  onSignedOut: () => {
    forgetPerson()
    phase.value = 'signed_out'
  },
})

/** Tries the cookie of an earlier visit. */
export async function resumeSession(): Promise<void> {
  phase.value = 'starting'
  try {
    await client.refresh()
    await openTenant()
  } catch {
    // A refused cookie has already set `signed_out`; anything else is a server that cannot be reached.
    if (phase.value === 'starting') phase.value = 'unreachable'
  }
}

/** @returns the second step that the account asks for; null when one is in */
export async function logIn(body: LoginRequest): Promise<MfaRequired | null> {
  const answer = await client.call('logIn', { body })
  if ('mfa_required' in answer) return answer
  await enter(answer.token)
  return null
}

export async function logInWithCode(body: MfaRequest): Promise<void> {
  await enter((await client.call('logInWithCode', { body })).token)
}

/** By the token of a mail's link. @returns as `logIn`, and where the person wanted to go */
export async function logInWithLink(
  token: string,
): Promise<{ step: MfaRequired | null; next: string | undefined }> {
  const answer = await client.call('logInWithLink', { body: { token } })
  if ('mfa_required' in answer) return { step: answer, next: answer.next }
  await enter(answer.token)
  return { step: null, next: answer.next }
}

export async function signUp(body: SignupRequest): Promise<void> {
  await enter((await client.call('signUp', { body })).token)
}

/** Goes on with a session that a call has opened. */
export async function enter(token: string): Promise<void> {
  client.setToken(token)
  await openTenant()
}

/** Asks anew who is signed in, after a change of the role or of the business. */
export async function reloadMe(): Promise<void> {
  me.value = await client.call('getMe', {})
}

export async function switchTenant(tenantId: string): Promise<void> {
  await enter((await client.call('switchTenant', { body: { tenant_id: tenantId } })).token)
}

/** Opens a tenant for looking, without changing anything, until the look ends. */
export async function lookInto(tenantId: string, reason: string): Promise<void> {
  const { token } = await client.call('adminStartView', { params: { id: tenantId }, body: { reason } })
  await enter(token)
}

/** @param leave goes to a place that needs no business, before none may be open */
export async function stopLooking(leave: () => void): Promise<void> {
  await client.call('adminEndView', {})
  leave()
  await openTenant()
}

/** Signs out here even when the server cannot be told. */
export async function logOut(): Promise<void> {
  if (person.value) forgetUnfinished(person.value.id)
  try {
    await client.call('logOut', {})
  } finally {
    forgetSession()
  }
}

/** Signs out on this page only: the server has ended the session already. */
export function forgetSession(): void {
  client.setToken(null)
  forgetPerson()
  phase.value = 'signed_out'
}

function forgetPerson(): void {
  me.value = null
  operator.value = null
}

async function openTenant(): Promise<void> {
  try {
    me.value = await client.call('getMe', {})
    operator.value = null
  } catch (thrown) {
    if (toApiError(thrown).status !== 403) throw thrown
    // A super admin needs no business; whoever is none is refused here, too.
    operator.value = (await client.call('adminMe', {})).user
    me.value = null
  }
  phase.value = 'signed_in'
}
