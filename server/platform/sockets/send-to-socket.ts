/**
 * Sends to clients that may not read. What waits for one of them is bounded: first what may be lost is left out, then the
 * connection goes, and the client that comes back reads by sequence what it misses.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from './open-sockets.ts'

/** What waits for one client. */
interface Waiting {
  packets: number
  bytes: number
}

/** Beyond it nothing ephemeral is sent, and a replay waits. */
const droppable: Waiting = { packets: 250, bytes: 128 * 1024 }
/** Beyond it the client goes. */
const most: Waiting = { packets: 500, bytes: 256 * 1024 }
/** A client that reads slowly, but reads, gets so long for the next piece of a replay. */
const patienceMs = 10_000
const lookMs = 50
/** What a client that goes has not read by then, its good-bye too, is thrown away. */
const farewellMs = 2_000

/** Sends what may be lost: skipped for a client that lags behind. */
export function emitEphemeral(socket: Socket, event: string, payload: object): void {
  if (!isBeyond(socket, droppable)) socket.emit(event, payload)
}

/** Sends what must arrive. */
export function emitDurable(socket: Socket, event: string, payload: object): void {
  if (hasRoom(socket)) socket.emit(event, payload)
}

/** False when the client lags too far behind: then it goes. */
export function hasRoom(socket: Socket): boolean {
  if (!isBeyond(socket, most)) return true
  dropSlow(socket)
  return false
}

/** Waits until a client has read enough of what was sent that more may follow. False: it is gone, or must go. */
export async function roomToSend(socket: Socket): Promise<boolean> {
  const until = performance.now() + patienceMs
  while (isBeyond(socket, droppable)) {
    if (performance.now() > until) dropSlow(socket)
    else await sleep(lookMs)
  }
  return socket.conn.readyState === 'open'
}

function dropSlow(socket: Socket): void {
  const { conn } = socket
  if (conn.readyState !== 'open') return
  socket.emit('goodbye', { code: 'slow', reconnect_ms: 1000 })
  // It waits until everything was read; who reads nothing would keep it for ever.
  conn.close()
  setTimeout(() => {
    conn.close(true)
    innerOf(socket).transport.socket?.terminate()
  }, farewellMs).unref()
}

function isBeyond(socket: Socket, { packets, bytes }: Waiting): boolean {
  const { writeBuffer, transport } = innerOf(socket)
  // To one that goes nothing is sent any more.
  if (socket.conn.readyState !== 'open') return false
  if (writeBuffer.length > packets) return true
  const handedOn = transport.socket?.bufferedAmount ?? 0
  return handedOn + writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0) > bytes
}

interface Inner {
  /** What the transport has not taken yet. */
  writeBuffer: { data?: string | Buffer }[]
  /** `socket` is the WebSocket, where it is one. */
  transport: { socket?: { bufferedAmount: number; terminate(): void } }
}

/** Neither is declared, and both are all there is to see of what waits. */
function innerOf({ conn }: Socket): Inner {
  return conn as unknown as Inner
}
