/** A TCP proxy that spoils what passes: cuts, refuses, holds up, delays, closes one half, slices, swallows. */
import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface TcpProxy {
  port: number
  /** Port that new connections go to. */
  target: number
  /** Everything arrives so much later, in order, each way. */
  latencyMs: number
  /** Pieces of at most so many bytes; 0 leaves them whole. */
  sliceBytes: number
  /** While true, what the server says is lost: the server goes on, the client hears nothing. */
  swallowing: boolean
  /** While true, nobody gets in. */
  refusing: boolean
  /** The same address by way of the proxy. */
  through(url: string): string
  /** Connections end at once, as if the cable were pulled. */
  cut(): void
  /** One side is told that the other has finished; what goes the other way still passes. */
  halfClose(side: 'client' | 'server'): void
  /** From now on nothing comes through, and nobody is told; connections stay open. */
  freeze(): void
  /** Lets through what waited. */
  thaw(): void
  /** Lets the next thing that holds this word through to the server, and cuts before its answer comes back. */
  swallowAnswerTo(word: string): void
  /** Back to a good network for connections to come. */
  heal(): void
  close(): Promise<void>
}

interface Pair {
  client: Socket
  server: Socket
  /** Its client hears nothing more. */
  isSilent: boolean
}

interface State {
  pairs: Set<Pair>
  /** Settles when bytes come through again; null while they do. */
  frozen: PromiseWithResolvers<void> | null
  /** The answer to this is to be lost. */
  word: string | null
}

/** Listens on a free loopback port. */
export async function openTcpProxy(target: number): Promise<TcpProxy> {
  const state: State = { pairs: new Set(), frozen: null, word: null }
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (proxy.refusing) return void client.resetAndDestroy()
    const far = dial({ port: proxy.target, host: '127.0.0.1', allowHalfOpen: true })
    const pair: Pair = { client, server: far, isSilent: false }
    state.pairs.add(pair)
    join(pair, proxy, state)
    const forget = () => {
      if (client.destroyed && far.destroyed) state.pairs.delete(pair)
    }
    client.once('close', forget)
    far.once('close', forget)
  })
  const proxy: TcpProxy = {
    port: 0,
    target,
    latencyMs: 0,
    sliceBytes: 0,
    swallowing: false,
    refusing: false,
    ...doings(state),
    through: (url) => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(proxy.port) }).href,
    heal: () => {
      Object.assign(proxy, { latencyMs: 0, sliceBytes: 0, swallowing: false, refusing: false })
      state.word = null
      thaw(state)
    },
    close: async () => {
      thaw(state)
      for (const { client, server: far } of state.pairs) {
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

function doings(state: State): Pick<TcpProxy, 'cut' | 'halfClose' | 'freeze' | 'thaw' | 'swallowAnswerTo'> {
  return {
    cut: () => {
      for (const pair of state.pairs) cut(pair)
    },
    halfClose: (side) => {
      for (const pair of state.pairs) pair[side].end()
    },
    freeze: () => {
      state.frozen ??= Promise.withResolvers<void>()
    },
    thaw: () => thaw(state),
    swallowAnswerTo: (word) => {
      state.word = word
    },
  }
}

function thaw(state: State): void {
  state.frozen?.resolve()
  state.frozen = null
}

function cut({ client, server }: Pair): void {
  client.resetAndDestroy()
  server.resetAndDestroy()
}

/** Long enough for a server to do what has reached it. */
const doneAfterMs = 60

function join(pair: Pair, proxy: TcpProxy, state: State): void {
  const { client, server } = pair
  const hold = () => state.frozen?.promise
  const pass = (to: Socket, bytes: Buffer) => passOn(to, bytes, proxy.sliceBytes)
  carry(client, server, { proxy, hold }, (bytes) => {
    if (state.word !== null && bytes.includes(state.word)) {
      state.word = null
      pair.isSilent = true
      setTimeout(() => cut(pair), doneAfterMs)
    }
    return pass(server, bytes)
  })
  carry(server, client, { proxy, hold }, async (bytes) => {
    if (!proxy.swallowing && !pair.isSilent) await pass(client, bytes)
  })
}

async function passOn(to: Socket, bytes: Buffer, sliceBytes: number): Promise<void> {
  const size = sliceBytes || bytes.length
  for (let at = 0; at < bytes.length; at += size) {
    if (to.writable) to.write(bytes.subarray(at, at + size))
    // The next slice is to be a packet of its own.
    if (at + size < bytes.length) await new Promise((resolve) => setImmediate(resolve))
  }
}

interface Road {
  proxy: TcpProxy
  hold(): Promise<void> | undefined
}

/** Bytes and the end keep their order, however long each waits. */
function carry(
  from: Socket,
  to: Socket,
  { proxy, hold }: Road,
  lane: (bytes: Buffer) => Promise<void>,
): void {
  let line = Promise.resolve()
  const next = (step: () => unknown) => {
    const due = performance.now() + proxy.latencyMs
    line = line.then(async () => {
      const early = due - performance.now()
      if (early > 0) await delay(early)
      await hold()
      await step()
    })
  }
  from.setNoDelay(true)
  from.on('data', (bytes: Buffer) => next(() => lane(bytes)))
  from.on('end', () => next(() => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => next(() => to.destroy()))
}
