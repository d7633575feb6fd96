/**
 * What is under way at this moment, as the clients know it: sends without an answer, answers that are being made. Where
 * there are several processes, by the one that a message was sent to: it makes the answer as well.
 */
import type { Deed } from './history.ts'
import type { Recorder } from './recorder.ts'

export interface InFlight {
  /** Client ids of messages that were sent to this port and not acknowledged. */
  sends(home: number): string[]
  /** Turns of which a client has heard that they are being answered, by the process on this port. */
  turns(home: number): string[]
  /** How long an acknowledgement takes these days. */
  usualAckMs(): number
  /** The process on this port is gone: it works on none of it. */
  clear(home: number): void
}

/** Longer ones are the doing of a fault. */
const longestAckMs = 200

interface UnderWay {
  /** By call. */
  sends: Map<number, { cmid: string; at: number; home: number }>
  turns: Set<string>
  /** Who has a message, by its id and, before that is known, by its client id. */
  homes: Map<string, number>
}

/** @param homeOf the port that a page's connections go to */
export function watchInFlight(recorder: Recorder, homeOf: (page: string) => number): InFlight {
  const under: UnderWay = { sends: new Map(), turns: new Set(), homes: new Map() }
  const { sends, turns, homes } = under
  let usualAckMs = 5
  const measure = (tookMs: number) => {
    usualAckMs += (Math.min(tookMs, longestAckMs) - usualAckMs) / 8
  }
  recorder.listen((entry) => {
    const { at, page, deed } = entry
    if (deed.kind === 'send') {
      const home = homeOf(page)
      sends.set(deed.call, { cmid: deed.cmid, at, home })
      homes.set(deed.cmid, home)
    }
    if (deed.kind === 'sent') {
      if (deed.ack) measure(at - (sends.get(deed.call)?.at ?? at))
      sends.delete(deed.call)
    }
    settle(under, deed)
  })
  return {
    sends: (home) => [
      ...new Set([...sends.values()].filter((send) => send.home === home).map(({ cmid }) => cmid)),
    ],
    turns: (home) => [...turns].filter((turn) => homes.get(turn) === home),
    usualAckMs: () => usualAckMs,
    clear: (home) => forget(under, home),
  }
}

/** Whoever goes on with these turns is not known. */
function forget({ sends, turns, homes }: UnderWay, home: number): void {
  const calls = [...sends].filter(([, send]) => send.home === home)
  for (const [call] of calls) sends.delete(call)
  const ids = [...homes].filter(([, own]) => own === home)
  for (const [id] of ids) {
    turns.delete(id)
    homes.delete(id)
  }
}

function settle({ turns, homes }: UnderWay, deed: Deed): void {
  if (deed.kind === 'message' && deed.message.cmid) {
    const home = homes.get(deed.message.cmid)
    if (home !== undefined) homes.set(deed.message.id, home)
  }
  const ended = endedTurn(deed)
  if (ended) {
    turns.delete(ended)
    homes.delete(ended)
  }
  const begun = begunTurn(deed)
  if (begun && homes.has(begun)) turns.add(begun)
}

function begunTurn(deed: Deed): string | undefined {
  if (deed.kind === 'delta') return deed.delta.turn
  return deed.kind === 'turn' && deed.update.state === 'generating' ? deed.update.turn : undefined
}

function endedTurn(deed: Deed): string | undefined {
  if (deed.kind === 'message') return deed.message.turn
  return deed.kind === 'turn' && deed.update.state !== 'generating' ? deed.update.turn : undefined
}
