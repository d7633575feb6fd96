/** A TCP proxy between clients and server that spoils what passes: cuts, delays, closes one half, slices, swallows. */
import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface FaultProxy {
  port: number
  /** Where new connections go. */
  target: number
  /** Every piece waits for so long, in order. */
  latencyMs: number
  /** Pieces of at most so many bytes; 0 leaves them whole. */
  sliceBytes: number
  /** While true, what the server says is lost: the server goes on, the client hears nothing. */
  swallowing: boolean
  /** Connections end at once, as if the cable were pulled. */
  cut(): void
  /** One side is told that the other has finished; what goes the other way still passes. */
  halfClose(side: 'client' | 'server'): void
  /** Back to a good network for connections to come. */
  heal(): void
  close(): Promise<void>
}

interface Pair {
  client: Socket
  server: Socket
}

/** Listens on a free loopback port. */
export async function openFaultProxy(target: number): Promise<FaultProxy> {
  const pairs = new Set<Pair>()
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const pair = { client, server: dial({ port: proxy.target, host: '127.0.0.1', allowHalfOpen: true }) }
    pairs.add(pair)
    const { swallow, pass } = lanes(proxy)
    join(pair, pass, swallow)
    const forget = () => {
      if (client.destroyed && pair.server.destroyed) pairs.delete(pair)
    }
    client.once('close', forget)
    pair.server.once('close', forget)
  })
  const proxy: FaultProxy = {
    port: 0,
    target,
    latencyMs: 0,
    sliceBytes: 0,
    swallowing: false,
    cut: () => {
      for (const { client, server: far } of pairs) {
        client.resetAndDestroy()
        far.resetAndDestroy()
      }
    },
    halfClose: (side) => {
      for (const pair of pairs) pair[side].end()
    },
    heal: () => Object.assign(proxy, { latencyMs: 0, sliceBytes: 0, swallowing: false }),
    close: async () => {
      for (const { client, server: far } of pairs) {
        client.destroy()
        far.destroy()
      }
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  proxy.port = (server.address() as AddressInfo).port
  return proxy
}

type Lane = (to: Socket, bytes: Buffer) => Promise<void>

function lanes(proxy: FaultProxy): { pass: Lane; swallow: Lane } {
  const pass: Lane = async (to, bytes) => {
    if (proxy.latencyMs > 0) await delay(proxy.latencyMs)
    const size = proxy.sliceBytes || bytes.length
    for (let at = 0; at < bytes.length; at += size) {
      if (to.writable) to.write(bytes.subarray(at, at + size))
      // The next slice is to be a packet of its own.
      if (at + size < bytes.length) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { pass, swallow: async (to, bytes) => (proxy.swallowing ? undefined : pass(to, bytes)) }
}

function join({ client, server }: Pair, toServer: Lane, toClient: Lane): void {
  carry(client, server, toServer)
  carry(server, client, toClient)
}

/** Bytes and the end keep their order, however long each waits. */
function carry(from: Socket, to: Socket, lane: Lane): void {
  let line = Promise.resolve()
  const next = (step: () => unknown) => {
    line = line.then(async () => void (await step()))
  }
  from.setNoDelay(true)
  from.on('data', (bytes: Buffer) => next(() => lane(to, bytes)))
  from.on('end', () => next(() => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => next(() => to.destroy()))
}
