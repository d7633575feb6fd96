/** Many visitors at once: what an idle one costs, and how soon all are back after the server was killed. */
import { setTimeout as rest } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { freePort } from '../acceptance/free-port.ts'
import { newBusiness } from './new-business.ts'
import { percentile } from './percentile.ts'
import { hasFigures, heldBytes, tidying } from './process-figures.ts'
import type { Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { type Started, startBareServer, startDeskbell } from './start-process.ts'

const visitors = 2_000
/** So many connect at a time at first; after the kill all come at once. */
const atOnce = 100
const warmUp = 500
const restMs = 2_000
/** What a start leaves behind, such as what it compiled, is put away by then. */
const settleMs = 12_000
const patienceMs = 60_000

export async function measureCrowd(): Promise<Row[]> {
  const [here, floor] = [await crowdOf(deskbell), await crowdOf(bare)]
  const floorIs = 'bare Socket.IO'
  const back = (share: number): Row => ({
    name: `${visitors} visitors back after a kill, p${share * 100}`,
    unit: 'ms',
    here: percentile(here.back, share),
    floor: percentile(floor.back, share),
    floorIs,
    goals: share === 0.95 ? [{ of: 'here', most: 10_000 }] : [],
  })
  const memory: Row = {
    name: 'memory per idle visitor',
    unit: 'bytes',
    here: here.bytesEach,
    floor: floor.bytesEach,
    floorIs,
    goals: [{ of: 'ratio', most: 1.3 }],
  }
  return [back(0.5), back(0.95), ...(hasFigures ? [memory] : [])]
}

interface Kind {
  start(port: number, dataDir: string, flags?: readonly string[]): Promise<Started>
  /** Connects one client; `isBack` is called whenever it is ready to talk. */
  connect(url: string, isBack: () => void): Promise<Socket>
}

/** @returns milliseconds from the server's being up again to each visitor's being back, and memory of each */
async function crowdOf(kind: Kind): Promise<{ back: number[]; bytesEach: number }> {
  const [port, dataDir] = [await freePort(), scratchFolder()]
  const first = await kind.start(port, dataDir, hasFigures ? tidying : [])
  const back = new Map<number, number>()
  const sockets: Socket[] = []
  let few = 0
  for (let from = 0; from < visitors; from += atOnce) {
    // The first ones bring what all of them share.
    if (hasFigures && from === warmUp) {
      await rest(settleMs)
      few = await heldBytes(first.pid)
    }
    const group = Array.from({ length: atOnce }, (_, at) => from + at)
    const connect = (at: number) => kind.connect(first.url, () => void back.set(at, performance.now()))
    sockets.push(...(await Promise.all(group.map(connect))))
  }
  await until(() => back.size === visitors)
  await rest(restMs)
  const bytesEach = hasFigures ? ((await heldBytes(first.pid)) - few) / (visitors - warmUp) : 0
  back.clear()
  process.kill(first.pid, 'SIGKILL')
  await using _second = await kind.start(port, dataDir)
  const up = performance.now()
  await until(() => back.size === visitors)
  for (const socket of sockets) socket.close()
  return { back: [...back.values()].map((at) => Math.max(0, at - up)), bytesEach }
}

const deskbell: Kind = {
  start: (port, dataDir, flags) =>
    startDeskbell({ DATA_DIR: dataDir, DEMO: 'off', PORT: String(port) }, flags),
  connect: async (url, isBack) => {
    const token = await (tokens.get(url) ?? signUp(url))
    const join = (socket: Socket) =>
      socket.emit('join', { after: 0 }, (ack: { ok: boolean; visitor_token?: string }) => {
        if (!ack.ok) return
        socket.auth = { account_token: token, visitor_token: ack.visitor_token }
        isBack()
      })
    return open(`${url}/visitor`, { account_token: token }, join)
  },
}

const tokens = new Map<string, Promise<string>>()
function signUp(url: string): Promise<string> {
  const token = newBusiness(url).then(({ accountToken }) => accountToken)
  tokens.set(url, token)
  return token
}

const bare: Kind = {
  start: (port, dataDir, flags) => startBareServer({ DATA_DIR: dataDir, PORT: String(port) }, flags),
  connect: async (url, isBack) => open(url, {}, isBack),
}

/** A stock client that comes back by itself. */
function open(url: string, auth: object, connected: (socket: Socket) => void): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth,
    extraHeaders: { origin: new URL(url).origin },
  })
  socket.on('connect', () => connected(socket))
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)))
}

async function until(isTrue: () => boolean): Promise<void> {
  const began = performance.now()
  while (!isTrue()) {
    if (performance.now() - began > patienceMs) throw new Error('not all visitors came')
    await rest(20)
  }
}
