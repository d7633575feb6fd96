/** What is under way at this moment, as the clients know it: sends without an answer, answers that are being made. */
import type { Deed, Entry } from './history.ts'
import type { Recorder } from './recorder.ts'

export interface InFlight {
  /** Client ids of messages that were sent and not acknowledged. */
  sends(): string[]
  /** Turns of which a client has heard that they are being answered. */
  turns(): string[]
  /** How long an acknowledgement takes these days. */
  usualAckMs(): number
  /** The process is gone: nobody works on any of it. */
  clear(): void
}

/** Longer ones are the doing of a fault. */
const longestAckMs = 200

export function watchInFlight(recorder: Recorder): InFlight {
  const sends = new Map<number, { cmid: string; at: number }>()
  const turns = new Set<string>()
  let usualAckMs = 5
  const measure = (tookMs: number) => {
    usualAckMs += (Math.min(tookMs, longestAckMs) - usualAckMs) / 8
  }
  recorder.listen(({ at, deed }: Entry) => {
    if (deed.kind === 'send') sends.set(deed.call, { cmid: deed.cmid, at })
    if (deed.kind === 'sent') {
      if (deed.ack) measure(at - (sends.get(deed.call)?.at ?? at))
      sends.delete(deed.call)
    }
    const ended = endedTurn(deed)
    if (ended) turns.delete(ended)
    const begun = begunTurn(deed)
    if (begun) turns.add(begun)
  })
  return {
    sends: () => [...new Set([...sends.values()].map(({ cmid }) => cmid))],
    turns: () => [...turns],
    usualAckMs: () => usualAckMs,
    clear: () => {
      sends.clear()
      turns.clear()
    },
  }
}

function begunTurn(deed: Deed): string | undefined {
  if (deed.kind === 'delta') return deed.delta.turn
  return deed.kind === 'turn' && deed.update.state === 'generating' ? deed.update.turn : undefined
}

function endedTurn(deed: Deed): string | undefined {
  if (deed.kind === 'message') return deed.message.turn
  return deed.kind === 'turn' && deed.update.state !== 'generating' ? deed.update.turn : undefined
}
