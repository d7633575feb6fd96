/** Stands between the server and its database, cuts connections, holds them up and slows them down. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface DatabaseProxy {
  /** The database's address by way of the proxy. */
  url: string
  /** Cuts every connection that is open, and refuses new ones until `open`. */
  close(): void
  open(): void
  /** Lets the next commit through to the database and cuts the connection before its answer comes back. */
  swallowCommit(): void
  /** From now on nothing comes through, and nobody is told; connections stay open. */
  freeze(): void
  /** Lets through what waited. */
  thaw(): void
  /** From now on everything that is asked arrives so much later. */
  delay(ms: number): void
  [Symbol.asyncDispose](): Promise<void>
}

/** Long enough for the database to commit what has reached it. */
const committedAfterMs = 60

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isOpen = true
  const faults: Faults = { swallows: false, delayMs: 0, frozen: Promise.withResolvers() }
  faults.frozen.resolve()

  const server = createServer((inner) => {
    if (!isOpen) return void inner.destroy()
    const outer = connect(Number(target.port), target.hostname)
    const pair = [inner, outer] as const
    pairs.add(pair)
    const cut = () => {
      pairs.delete(pair)
      inner.destroy()
      outer.destroy()
    }
    for (const socket of pair) socket.setNoDelay(true).on('error', cut).on('close', cut)
    carry(pair, faults, cut)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const cutAll = () => {
    for (const [inner] of pairs) inner.destroy()
  }
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href,
    close: () => {
      isOpen = false
      cutAll()
    },
    open: () => {
      isOpen = true
    },
    swallowCommit: () => {
      faults.swallows = true
    },
    freeze: () => {
      faults.frozen = Promise.withResolvers<void>()
    },
    thaw: () => faults.frozen.resolve(),
    delay: (ms) => {
      faults.delayMs = ms
    },
    [Symbol.asyncDispose]: async () => {
      cutAll()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Faults {
  swallows: boolean
  delayMs: number
  /** Settled while bytes come through. */
  frozen: PromiseWithResolvers<void>
}

function carry([inner, outer]: readonly [Socket, Socket], faults: Faults, cut: () => void): void {
  let silent = false
  /** Waits with all that came before, so that the order stays. */
  const arrives = async (bytes: Buffer) => {
    if (faults.delayMs > 0) await sleep(faults.delayMs)
    await faults.frozen.promise
    outer.write(bytes)
  }
  inner.on('data', (bytes) => {
    if (faults.swallows && bytes.includes('commit')) {
      faults.swallows = false
      silent = true
      setTimeout(cut, committedAfterMs)
    }
    void arrives(bytes)
  })
  outer.on('data', (bytes) => {
    if (!silent) void faults.frozen.promise.then(() => inner.write(bytes))
  })
}
