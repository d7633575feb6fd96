/** Serves the packages of other vendors as a network of servers for files would, and answers as their backends do. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { type PeerName, peerFolder } from './peer-packages.ts'

export interface Peers extends AsyncDisposable {
  url: string
}

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
}
const greeting = 'Hello! How can I help?'
const said = { type: 'richText', richText: [{ type: 'p', children: [{ text: greeting }] }] }

/** By the beginning of the path; only what an idle, freshly opened chat asks for. */
const answers: Record<string, object> = {
  '/n8n-webhook': { data: [] },
  '/api/v1/public-chatbotConfig': {},
  '/api/v1/chatflows-streaming': { isStreaming: false },
  '/api/v1/typebots': {
    sessionId: 'session',
    resultId: 'result',
    typebot: { id: 'bot', version: '6.1', theme: {}, settings: {} },
    messages: [{ id: 'message', type: 'text', content: said }],
    input: { id: 'input', type: 'text input', options: {} },
  },
}

export async function servePeers(): Promise<Peers> {
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader(
      'access-control-allow-headers',
      request.headers['access-control-request-headers'] ?? '*',
    )
    if (!sendFile(request, response, packed)) answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, packed: Map<string, Buffer>): boolean {
  const [, peer, path] = /^\/files\/(\w+)\/([\w./-]+)$/.exec(request.url ?? '') ?? []
  const folder = peer && peerFolder(peer as PeerName)
  if (!folder || !path) return false
  const body = packed.get(request.url ?? '') ?? brotliCompressSync(readFileSync(join(folder, path)))
  packed.set(request.url ?? '', body)
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  response.end(body)
  return true
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? ''
  const [, body] = Object.entries(answers).find(([start]) => path.startsWith(start)) ?? []
  if (request.method === 'OPTIONS') response.writeHead(204).end()
  else if (!body) response.writeHead(404).end()
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
