/** Every event and handshake of visitors and members with the ids and tokens of others. */
import { randomUUID } from 'node:crypto'
import { agentEvents } from '../../api/agent/agent-events.ts'
import { visitorEvents } from '../../channels/web/visitor-events.ts'
import { connectMember } from '../test-member.ts'
import type { Findings } from './findings.ts'
import type { Noun, Premises } from './premises.ts'
import { leaksIn } from './route-probes.ts'

export interface EventProbes {
  url: string
  prober: Premises
  others: readonly Premises[]
}

export async function probeEvents(probes: EventProbes, findings: Findings): Promise<void> {
  for (const other of probes.others) {
    await probeSocket(probes.prober, other, 'visitor', findings)
    await probeSocket(probes.prober, other, 'member', findings)
    await probeVisitorHandshakes(probes.prober, other, findings)
    await probeMemberHandshakes(probes, other, findings)
  }
}

/** The fields of an event's payload that name an object. */
const idFields: Record<string, Noun> = {
  conversation_id: 'conversation',
  turn: 'turn',
  message_id: 'message',
  form_id: 'form',
  attachment_id: 'attachment',
}
const rest = { after: 0, limit: 10, text: 'Hello', on: true, seq: 1, value: 1, values: {} }
const events = { visitor: Object.values(visitorEvents), member: Object.values(agentEvents) }

async function probeSocket(
  prober: Premises,
  other: Premises,
  who: 'visitor' | 'member',
  findings: Findings,
): Promise<void> {
  for (const { name, schema } of events[who]) {
    const fields = Object.keys((schema as unknown as { shape: object }).shape)
    const named = fields.filter((field) => namesObject(name, field))
    if (named.length === 0) continue
    const payload = (id: (noun: Noun) => string) => ({
      ...rest,
      cmid: randomUUID(),
      ...Object.fromEntries(named.map((field) => [field, id(idFields[field] as Noun)])),
    })
    const foreign = await prober[who].emit(
      name,
      payload((noun) => other.ids[noun]),
    )
    const missing = await prober[who].emit(
      name,
      payload(() => randomUUID()),
    )
    const twin = `event ${name} ${other.ids.tenant}`
    const differs = JSON.stringify(foreign) === JSON.stringify(missing) ? [] : ['differs from a missing one']
    findings.count(twin, `event ${name} as ${who}`, [...differs, ...leaksIn(JSON.stringify(foreign), other)])
    // The owner's own call, on its own socket; what ends a conversation has no id and is not among these.
    const own = await other[who].emit(
      name,
      payload((noun) => other.ids[noun]),
    )
    if (own.ok) findings.confirm(twin)
  }
}

function namesObject(event: string, field: string): boolean {
  if (/(^|_)id$|^turn$/.test(field) && !idFields[field]) {
    throw new Error(`say in event-probes.ts what ${field} of ${event} names`)
  }
  return field in idFields
}

/** A visitor token or a bot of another business beside our own account token. */
async function probeVisitorHandshakes(prober: Premises, other: Premises, findings: Findings): Promise<void> {
  const { website } = prober.business
  const tried = {
    visitor_token: { visitor_token: other.visitorToken },
    bot: { bot: other.ids.bot },
    'account token of another with our visitor': {
      account_token: other.business.accountToken,
      visitor_token: prober.visitorToken,
    },
  }
  for (const [name, handshake] of Object.entries(tried)) {
    const socket = website.connects(handshake)
    const outcome = await socket.outcome()
    if (outcome === 'connected')
      await socket.emit('join', { after: 0, conversation_id: other.ids.conversation })
    const twin = `handshake ${name} ${other.ids.tenant}`
    findings.count(twin, `handshake ${name}`, leaksIn(JSON.stringify(socket.heard), other, other.ids.bot))
    socket.leaves()
    const own = other.business.website.connects({ visitor_token: other.visitorToken, bot: other.ids.bot })
    if ((await own.outcome()) === 'connected') findings.confirm(twin)
    own.leaves()
  }
}

/** Credentials that open other doors open no inbox. */
async function probeMemberHandshakes(
  { url }: EventProbes,
  other: Premises,
  findings: Findings,
): Promise<void> {
  const tokens = { visitor: other.visitorToken, account: other.business.accountToken, nothing: undefined }
  for (const [name, token] of Object.entries(tokens)) {
    const socket = connectMember(url, token)
    const outcome = await socket.outcome()
    const twin = `inbox ${name} ${other.ids.tenant}`
    findings.count(twin, `inbox with a ${name} token`, outcome === 'connected' ? ['was let in'] : [])
    findings.confirm(twin)
    socket.leaves()
  }
}
