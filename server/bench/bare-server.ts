/**
 * The floor of what a visitor waits for: a bare Socket.IO server on the same kind of store, as a process of its own.
 * `store` makes one durable insert and acknowledges; `answer` makes two, as a turn does, and sends a message; `relay`
 * passes on what a model server streams.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { Server, type Socket } from 'socket.io'
import { openEmbedded } from '../platform/store/open-embedded.ts'
import { findStoreTemplate } from '../platform/store/store-template.ts'

interface Said {
  cmid: string
  text: string
}
type Acknowledge = (ack: { ok: true }) => void

const dataDir = process.env.DATA_DIR
if (!dataDir) throw new Error('the bare server needs DATA_DIR')
const embedded = await openEmbedded({
  dataDir: join(dataDir, 'store'),
  template: await findStoreTemplate(),
})
const config = { user: 'postgres', database: 'postgres', stream: embedded.stream, max: 1, pipeline: true }
const pool = new pg.Pool(config as pg.PoolConfig)
await pool.query(
  'create table if not exists said (id uuid primary key, text text not null, at timestamptz default now())',
)

const http = createServer()
const io = new Server(http, { serveClient: false })
io.on('connection', (socket) => {
  socket.on(
    'store',
    (said: Said, acknowledge: Acknowledge) => void store(said).then(() => acknowledge({ ok: true })),
  )
  socket.on('answer', (said: Said, acknowledge: Acknowledge) => void answer(socket, said, acknowledge))
  socket.on('relay', (said: Said, acknowledge: Acknowledge) => void relay(socket, said, acknowledge))
})
http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${port}` })}\n`)
})
process.once('SIGTERM', () => process.exit(0))

async function store({ cmid, text }: Said): Promise<void> {
  await pool.query({
    name: 'store',
    text: 'insert into said (id, text) values ($1, $2)',
    values: [cmid, text],
  })
}

async function answer(socket: Socket, said: Said, acknowledge: Acknowledge): Promise<void> {
  await store(said)
  acknowledge({ ok: true })
  await store({ ...said, cmid: crypto.randomUUID() })
  socket.emit('message', said)
}

/** @param said its text is the address of the model server */
async function relay(socket: Socket, said: Said, acknowledge: Acknowledge): Promise<void> {
  acknowledge({ ok: true })
  const response = await fetch(`${said.text}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer none' },
    body: JSON.stringify({
      model: 'bare',
      stream: true,
      messages: [
        { role: 'system', content: 'Answer.' },
        { role: 'user', content: 'What now?' },
      ],
    }),
  })
  let rest = ''
  for await (const bytes of response.body ?? [])
    rest = relayTokens(socket, rest + Buffer.from(bytes).toString())
  socket.emit('message', said)
}

/** @returns the beginning of an event whose end has not come */
function relayTokens(socket: Socket, text: string): string {
  const events = text.split('\n\n')
  const rest = events.pop() ?? ''
  for (const event of events) {
    if (!event.startsWith('data: {')) continue
    const piece = JSON.parse(event.slice(6)).choices[0]?.delta?.content
    if (piece) socket.emit('delta', { text: piece })
  }
  return rest
}
