/** Who is signed in: the state behind every page, and the calls that change it. */
import { computed, signal } from '@preact/signals'
import type { LoginRequest, Me, MfaRequest, MfaRequired, SignupRequest } from '#wire'
import { createClient } from './create-client.ts'

export type Phase = 'starting' | 'signed_out' | 'signed_in' | 'unreachable'

/** Where the session stands; pages show only while it is `signed_in`. */
export const phase = signal<Phase>('starting')
/** The signed-in member; null until known. */
export const me = signal<Me | null>(null)
/** Owners and admins may change things; agents and viewers look. */
export const mayEdit = computed(() => me.value?.role === 'owner' || me.value?.role === 'admin')

export const client = createClient({
  fetch: (input, init) => fetch(input, init),
  onSignedOut: () => {
    me.value = null
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

/** Signs out here even when the server cannot be told. */
export async function logOut(): Promise<void> {
  try {
    await client.call('logOut', {})
  } finally {
    forgetSession()
  }
}

/** Signs out on this page only: the server has ended the session already. */
export function forgetSession(): void {
  client.setToken(null)
  me.value = null
  phase.value = 'signed_out'
}

async function openTenant(): Promise<void> {
  me.value = await client.call('getMe', {})
  phase.value = 'signed_in'
}
