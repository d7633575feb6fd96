/** Calls every route with the ids of others in every place, as everybody who may call; and as the owner, to show the call works. */
import { type Answered, callApi } from '../call-api.ts'
import type { Findings } from './findings.ts'
import type { Premises, Principal } from './premises.ts'
import { missingId, type Place, type Request, requestFor } from './route-places.ts'

export interface RouteProbes {
  url: string
  places: readonly Place[]
  prober: Premises
  others: readonly Premises[]
}

/** @returns the probes, each with whether the same call with the owner's own credential worked */
export async function probeRoutes(probes: RouteProbes, findings: Findings): Promise<void> {
  const { places, others } = probes
  for (const place of places) await probePlace(probes, place, findings)
  // Deletions last: what is gone cannot be looked at any more, nor deleted in a second place.
  const inOrder = [...places].sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
  const deleted = new Set<string>()
  for (const place of inOrder) {
    for (const victim of others) {
      const call = keyOf({ ...place, name: place.path }, victim)
      const works = deleted.has(call) || (await worksForItsOwner(probes.url, place, victim))
      if (!works) continue
      findings.confirm(keyOf(place, victim))
      if (place.method === 'DELETE') deleted.add(call)
    }
  }
}

const keyOf = (place: Place, victim: Premises) => `${place.name} ${victim.business.id}`

async function probePlace(probes: RouteProbes, place: Place, findings: Findings): Promise<void> {
  const { url, prober, others } = probes
  for (const principal of prober.principals) {
    const ask = (id: string) => call(url, requestFor(place, id, prober), principal)
    const missing = isLookedUp(place) ? leveled(await ask(missingId(place.noun)), '') : null
    await Promise.all(
      others.map(async (victim) => {
        const id = victim.ids[place.noun]
        const answered = await ask(id)
        findings.count(keyOf(place, victim), `${place.name} as ${principal.name}`, [
          ...leaksIn(answered.text, victim, id),
          ...(answered.status >= 500 ? [`${answered.status}`] : []),
          ...(missing && leveled(answered, id) !== missing ? ['differs from a missing one'] : []),
        ])
      }),
    )
  }
}

/** Whether the id names an object that is looked up, rather than a place in a list or a bare claim. */
function isLookedUp({ kind }: Place): boolean {
  return kind === 'path' || kind === 'query' || kind === 'body'
}

/** An answer without what differs between any two calls. */
function leveled({ status, text }: Answered, id: string): string {
  const level = text.replaceAll(/"request_id":"[^"]*"/g, '')
  return `${status} ${id ? level.replaceAll(id, ':id') : level.replaceAll(/[0-9a-f-]{36}|wish_[0-9a-f]{8}/g, ':id')}`
}

/** Words and ids of another business that show in what was answered, but for the id that was asked for. */
export function leaksIn(text: string, { canary, ids }: Premises, asked = ''): string[] {
  const words = asked.includes(canary) ? text.replaceAll(asked, '') : text
  const shown = Object.entries(ids).filter(([, id]) => id !== asked && words.includes(id))
  return [...(words.includes(canary) ? ['a word'] : []), ...shown.map(([noun]) => `the id of a ${noun}`)]
}

function call(url: string, { method, path, body, headers }: Request, { headers: credential }: Principal) {
  return callApi(url, method, path, { body, headers: { ...headers, ...credential } })
}

/** Answers that are the same for everybody. */
const wordless = new Set(['listBuiltInIntents', 'getIsolationProof', 'getAuditRetention'])

/** The same call for the object's owner answers, and a reading one with its words. A list is read from its beginning. */
async function worksForItsOwner(url: string, place: Place, victim: Premises): Promise<boolean> {
  const { ids, principals, canary } = victim
  const [owner] = principals
  if (!owner) return false
  const request = requestFor(place, ids[place.noun], victim)
  const from = place.kind === 'cursor' ? { ...request, path: request.path.replace(/\?.*/, '') } : request
  const { status, text } = await call(url, from, owner)
  if (status < 200 || status > 299) return false
  const isRead = place.method === 'GET' && !wordless.has(place.name.split(' ')[0] ?? '')
  return !isRead || text.includes(canary) || Object.values(ids).some((id) => text.includes(id))
}
