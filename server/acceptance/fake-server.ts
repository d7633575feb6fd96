/** What the fakes of the outside world listen with: a loopback server that knows its connections and can be waited for. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface FakeServer {
  /** Without a path. */
  origin: string
  /** Connections that are open now. */
  connections(): number
  /** Tells those who wait that something has changed; opening and closing of connections tell by themselves. */
  tell(): void
  /** Settles when the condition holds, at once if it does. */
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

/** Listens on a free loopback port. */
export async function openFakeServer(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<FakeServer> {
  const changes = new Changes()
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(request, body, response))
  })
  const sockets = trackSockets(server, changes)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => sockets.size,
    tell: () => changes.tell(),
    until: (condition) => changes.until(condition),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Waits for conditions without looking at a clock. */
class Changes {
  #waiting: (() => void)[] = []

  tell(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}

function trackSockets(server: ReturnType<typeof createServer>, changes: Changes): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    // A client that goes away in the middle is what some tests are about.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      sockets.delete(socket)
      changes.tell()
    })
  })
  return sockets
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
