/** A visitor with a stock Socket.IO client, as a browser on a business's website would have it. */
import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import type { Ack, Joined, Message, Pulled, Sent } from '#wire'
import { agreed, type Hearing, hearSocket } from './hear-socket.ts'

/** What the browser says when it connects; `origin` null leaves the header out. */
export interface Handshake {
  account_token?: unknown
  bot?: unknown
  visitor_token?: unknown
  locale?: unknown
  page?: unknown
  page_title?: unknown
  referrer?: unknown
  context?: unknown
  identity_token?: unknown
  user?: unknown
  user_hash?: unknown
  origin?: string | null
  /** Comes back by itself when the connection breaks. */
  reconnects?: boolean
}

export interface TestVisitor extends Hearing {
  join(after?: number, conversation_id?: string): Promise<Joined>
  /** @param cmid the same again for a retry */
  sends(text: unknown, cmid?: string, conversation_id?: string): Promise<Ack<Sent>>
  /** Sends, and waits until it is stored. */
  says(text: string): Promise<Sent>
  /** Says something and waits for the answer to it. */
  asks(text: string): Promise<Message>
  pulls(conversation_id: string, after: number, limit?: number): Promise<Pulled>
  /** Messages as they were delivered. */
  messages(): Message[]
  /** The text that the deltas of a turn's last attempt add up to. */
  textOfDeltas(turn: string): string
}

export function connectVisitor(
  url: string,
  { origin = null, reconnects = false, ...auth }: Handshake,
): TestVisitor {
  const socket = io(`${url}/visitor`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: reconnects,
    reconnectionDelay: 100,
    reconnectionDelayMax: 400,
    auth,
    ...(origin !== null && { extraHeaders: { Origin: origin } }),
  })
  const hearing = hearSocket(socket)
  const { emit } = hearing
  const sends: TestVisitor['sends'] = (text, cmid = randomUUID(), conversation_id = undefined) =>
    emit('send', { cmid, text, ...(conversation_id && { conversation_id }) })
  const says = async (text: string) => agreed(await sends(text))
  return {
    ...hearing,
    join: async (after = 0, conversation_id = undefined) =>
      agreed<Joined>(await emit('join', { after, ...(conversation_id && { conversation_id }) })),
    sends,
    says,
    asks: async (text) => {
      const { id } = await says(text)
      return hearing.hears('message', ({ role, turn }: Message) => role === 'bot' && turn === id)
    },
    pulls: async (conversation_id, after, limit = 200) =>
      agreed<Pulled>(await emit('pull', { conversation_id, after, limit })),
    messages: () => hearing.all('message'),
    textOfDeltas: (turn) => {
      const all = hearing.all('delta').filter((delta) => delta.turn === turn)
      const attempt = Math.max(...all.map((delta) => delta.attempt))
      const winning = all.filter((delta) => delta.attempt === attempt)
      return winning.reduce((text, delta) => `${text.slice(0, delta.off)}${delta.text}`, '')
    },
  }
}
