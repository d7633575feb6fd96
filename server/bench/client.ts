/** A stock Socket.IO client, by WebSocket, as visitors' browsers have. */
import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import type { Message } from '#wire'

export interface Client extends Disposable {
  /** Says something. @returns milliseconds until it was acknowledged */
  say(text: string): Promise<number>
  /** The time of the next event of that name whose payload passes. Ask before what brings it about. */
  next(event: string, passes?: (payload: Message) => boolean): Promise<number>
}

const patienceMs = 15_000

/** A visitor who has joined. */
export async function openVisitor(url: string, accountToken: string): Promise<Client> {
  const { client, ask } = await open(`${url}/visitor`, 'send', { account_token: accountToken })
  await ask('join', { after: 0 })
  return client
}

/** A client of the floor. @param event that `say` sends */
export async function openBareClient(url: string, event: string): Promise<Client> {
  return (await open(url, event, {})).client
}

/** Whether it is an answer, not the visitor's own message. */
export function isAnswer({ role }: Message): boolean {
  return role !== 'visitor'
}

async function open(url: string, event: string, auth: object) {
  const extraHeaders = { origin: new URL(url).origin }
  const socket = io(url, {
    transports: ['websocket'],
    auth,
    extraHeaders,
    forceNew: true,
    reconnection: false,
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const ask = async (name: string, payload: object) => {
    const ack = await socket.timeout(patienceMs).emitWithAck(name, payload)
    if (!ack.ok) throw new Error(`${name} was refused: ${ack.code} (${ack.detail})`)
  }
  const client: Client = {
    say: async (text) => {
      const began = performance.now()
      await ask(event, { cmid: randomUUID(), text })
      return performance.now() - began
    },
    next: (name, passes = () => true) =>
      new Promise((resolve, reject) => {
        const lost = setTimeout(() => reject(new Error(`no ${name} came`)), patienceMs)
        const hear = (payload: Message) => {
          if (!passes(payload)) return
          clearTimeout(lost)
          socket.off(name, hear)
          resolve(performance.now())
        }
        socket.on(name, hear)
      }),
    [Symbol.dispose]: () => void socket.close(),
  }
  return { client, ask }
}
