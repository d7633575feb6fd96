/** Stands between the server and its database, and cuts connections. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface DatabaseProxy {
  /** The database's address by way of the proxy. */
  url: string
  /** Cuts every connection that is open, and refuses new ones until `open`. */
  close(): void
  open(): void
  /** Lets the next commit through to the database and cuts the connection before its answer comes back. */
  swallowCommit(): void
  [Symbol.asyncDispose](): Promise<void>
}

/** Long enough for the database to commit what has reached it. */
const committedAfterMs = 60

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isOpen = true
  let swallows = false

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
    let silent = false
    inner.on('data', (bytes) => {
      if (swallows && bytes.includes('commit')) {
        swallows = false
        silent = true
        setTimeout(cut, committedAfterMs)
      }
      outer.write(bytes)
    })
    outer.on('data', (bytes) => {
      if (!silent) inner.write(bytes)
    })
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
      swallows = true
    },
    [Symbol.asyncDispose]: async () => {
      cutAll()
      server.close()
      await once(server, 'close')
    },
  }
}
