/** Remembers everything that a stock Socket.IO client hears, in order, so that a test can wait for it and look back. */
import type { Socket } from 'socket.io-client'
import type { Ack, Refusal } from '#wire'

export interface Heard {
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: what it is, is what tests look at
  payload: any
}

export interface Hearing {
  socket: Socket
  /** All that was heard, oldest first. */
  heard: Heard[]
  /** What was heard of one event. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  all(event: string): any[]
  /** The first payload of the event, heard already or later, that fits. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  hears(event: string, fits?: (payload: any) => boolean): Promise<any>
  /** Settles as soon as it is connected. @throws when it is refused */
  isConnected(): Promise<void>
  /** The code of the refusal, or `connected`. */
  outcome(): Promise<string>
  /** Settles with Socket.IO's reason when the connection ends. */
  ends(): Promise<string>
  /** Sends an event and waits for its acknowledgement. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  emit(event: string, ...payload: unknown[]): Promise<Ack<any>>
  leaves(): void
}

/** Longer than anything takes that is going to happen. */
const patienceMs = 10_000

export function hearSocket(socket: Socket): Hearing {
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  const note = (event: string, payload: unknown) => {
    heard.push({ event, payload })
    for (const look of [...waiting]) look()
  }
  socket.onAny((event: string, payload: unknown) => note(event, payload))
  socket.on('connect', () => note('connect', socket.id))
  socket.on('connect_error', (error) => note('connect_error', error))
  socket.on('disconnect', (reason) => note('disconnect', reason))

  const first = (fits: (heard: Heard) => boolean, what: string) =>
    new Promise<Heard>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look)
        reject(new Error(`never heard ${what}, only ${JSON.stringify(heard.slice(-30))}`))
      }, patienceMs)
      const look = () => {
        const found = heard.find(fits)
        if (!found) return
        clearTimeout(timer)
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  const hears: Hearing['hears'] = async (event, fits = () => true) =>
    (await first((one) => one.event === event && fits(one.payload), event)).payload
  const outcome = async () => {
    const { event, payload } = await first(
      (one) => one.event === 'connect' || one.event === 'connect_error',
      'connect',
    )
    return event === 'connect' ? 'connected' : String(payload.data?.code ?? payload.message)
  }
  return {
    socket,
    heard,
    all: (event) => heard.filter((one) => one.event === event).map(({ payload }) => payload),
    hears,
    outcome,
    isConnected: async () => {
      const came = await outcome()
      if (came !== 'connected') throw new Error(`refused: ${came}`)
    },
    ends: () => hears('disconnect'),
    emit: (event, ...payload) => socket.timeout(patienceMs).emitWithAck(event, ...payload),
    leaves: () => void socket.disconnect(),
  }
}

/** What an acknowledgement says when it is no refusal. */
export function agreed<T extends object>(ack: Ack<T>): T {
  if (!ack.ok) throw new Error(`refused: ${JSON.stringify(ack)}`)
  return ack
}

/** The refusal that an acknowledgement is. */
export function refused(ack: Ack): Refusal {
  if (ack.ok) throw new Error(`not refused: ${JSON.stringify(ack)}`)
  return ack
}
