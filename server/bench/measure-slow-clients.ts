/** What a hundred clients cost that ask for much and do not read it. */
import { setTimeout as rest } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { openVisitor } from './client.ts'
import { newBusiness } from './new-business.ts'
import { hasFigures, residentBytes } from './process-figures.ts'
import type { Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startDeskbell } from './start-process.ts'

const clients = 100
const asks = 30
const looks = 20
const everyMs = 250

export async function measureSlowClients(): Promise<Row[]> {
  if (!hasFigures) return []
  const [here, floor] = [await growthWith(true), await growthWith(false)]
  const goals: Row['goals'] = [{ of: 'here', most: 20 }]
  const name = `memory at its highest, ${clients} clients that do not read`
  return [{ name, unit: 'MB', here, floor, floorIs: 'the same clients, reading', goals }]
}

/** Megabytes, while each asks for its conversation again and again. */
async function growthWith(isPaused: boolean): Promise<number> {
  await using server = await startDeskbell({ DATA_DIR: scratchFolder(), DEMO: 'off' })
  const { accountToken } = await newBusiness(server.url)
  const sockets = await Promise.all(Array.from({ length: clients }, () => openTalk(server.url, accountToken)))
  using other = await openVisitor(server.url, accountToken)
  await other.say('Hello')
  await rest(2_000)
  const before = await residentBytes(server.pid)
  for (const { socket, conversation_id } of sockets) {
    if (isPaused) lineOf(socket).pause()
    for (let times = 0; times < asks; times += 1)
      socket.emit('pull', { conversation_id, after: 0, limit: 200 }, () => {})
  }
  let most = 0
  for (let look = 0; look < looks; look += 1) {
    await rest(everyMs)
    most = Math.max(most, (await residentBytes(server.pid)) - before)
  }
  await other.say('Hello again')
  for (const { socket } of sockets) {
    lineOf(socket).resume()
    socket.close()
  }
  return most / 1e6
}

interface Talk {
  socket: Socket
  conversation_id: string
}

/** A visitor with a conversation of some thirty thousand characters. */
async function openTalk(url: string, account_token: string): Promise<Talk> {
  const socket = io(`${url}/visitor`, {
    transports: ['websocket'],
    auth: { account_token },
    extraHeaders: { origin: new URL(url).origin },
    forceNew: true,
    reconnection: false,
  })
  const ask = (event: string, payload: object) => socket.timeout(30_000).emitWithAck(event, payload)
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  await ask('join', { after: 0 })
  let conversation_id = ''
  for (let at = 0; at < 8; at += 1) {
    const ack = await ask('send', { cmid: crypto.randomUUID(), text: 'x'.repeat(3_900) })
    conversation_id = ack.conversation_id
  }
  return { socket, conversation_id }
}

/** The network socket below. */
function lineOf({ io: manager }: Socket): { pause(): void; resume(): void } {
  return (manager.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws
    ._socket
}
