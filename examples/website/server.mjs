/**
 * A small website on its own origin with the chat on it, under a strict content security policy.
 *
 *     PORT=4000 DESKBELL_URL=http://localhost:3000 ACCOUNT_TOKEN=acct_… node server.mjs
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'

const files = new Map([
  ['/', { name: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/style.css', { name: 'style.css', type: 'text/css; charset=utf-8' }],
  ['/icon.svg', { name: 'icon.svg', type: 'image/svg+xml' }],
])

/**
 * Serves the website until `close` is called.
 * @param {{ port?: number, deskbellUrl: string, accountToken: string }} settings
 */
export async function startWebsite({ port = 0, deskbellUrl, accountToken }) {
  const origin = new URL(deskbellUrl).origin
  const server = createServer((request, response) => {
    serve(request, response, { origin, accountToken }).catch((error) => response.destroy(error))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${server.address().port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/**
 * Everything that the chat needs and nothing more: no inline script, no inline style, no frame, no font.
 * @param {string} origin origin of the Deskbell server
 */
export function contentSecurityPolicy(origin) {
  const socket = origin.replace(/^http/, 'ws')
  return [
    "default-src 'none'",
    `script-src ${origin}`,
    `connect-src ${origin} ${socket}`,
    `img-src 'self' ${origin}`,
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

async function serve(request, response, { origin, accountToken }) {
  const file = files.get(new URL(request.url, 'http://localhost').pathname)
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    return
  }
  const text = await readFile(new URL(file.name, import.meta.url), 'utf8')
  response.writeHead(200, {
    'content-type': file.type,
    'content-security-policy': contentSecurityPolicy(origin),
    'x-content-type-options': 'nosniff',
  })
  response.end(text.replaceAll('{{DESKBELL_URL}}', origin).replaceAll('{{ACCOUNT_TOKEN}}', accountToken))
}

/** Names the variable that is wrong, because what goes into a page has to be what it claims to be. */
function settingsFrom({ PORT = '4000', DESKBELL_URL = '', ACCOUNT_TOKEN = '' }) {
  if (!/^https?:/.test(DESKBELL_URL) || !URL.canParse(DESKBELL_URL)) {
    throw new Error('DESKBELL_URL has to be an address, for example http://localhost:3000')
  }
  if (!/^acct_[0-9A-Za-z]+$/.test(ACCOUNT_TOKEN)) {
    throw new Error('ACCOUNT_TOKEN has to be the token of your snippet: acct_ and 24 letters and digits')
  }
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('PORT has to be a number from 0 to 65535')
  }
  return { port, deskbellUrl: DESKBELL_URL, accountToken: ACCOUNT_TOKEN }
}

async function main() {
  const website = await startWebsite(settingsFrom(process.env))
  console.log(`The website is at ${website.url}`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
