/**
 * A small website on its own origin with the chat on it, under a strict content security policy.
 *
 *     PORT=4000 DESKBELL_URL=http://localhost:3000 ACCOUNT_TOKEN=acct_… node server.mjs
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hardPages } from './hard-pages.mjs'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Addresses to files. Pages have no ending in their address. */
const files = new Map([
  ['/', 'index.html'],
  ['/style.css', 'style.css'],
  ['/icon.svg', 'icon.svg'],
  ...readdirSync(new URL('hard/', import.meta.url)).map((name) => [
    `/hard/${name.replace(/\.x?html$/, '')}`,
    `hard/${name}`,
  ]),
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
 * @param {{ policy?: Record<string, string>, instead?: Record<string, string> }} page what its own things need
 */
export function contentSecurityPolicy(origin, { policy = {}, instead = {} } = {}) {
  const socket = origin.replace(/^http/, 'ws')
  const directives = {
    'default-src': "'none'",
    'script-src': origin,
    'connect-src': `${origin} ${socket}`,
    'img-src': `'self' ${origin}`,
    'style-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    ...instead,
  }
  for (const [name, source] of Object.entries(policy)) {
    directives[name] = directives[name] ? `${directives[name]} ${source}` : source
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}

async function serve(request, response, { origin, accountToken }) {
  const { pathname } = new URL(request.url, 'http://localhost')
  const file = files.get(pathname)
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    return
  }
  const text = await readFile(new URL(file, import.meta.url), 'utf8')
  const page = hardPages[pathname.slice('/hard/'.length)]
  const nonce = randomBytes(16).toString('base64')
  const needs = page?.nonce ? { instead: { 'script-src': `'nonce-${nonce}' 'strict-dynamic'` } } : page
  response.writeHead(200, {
    'content-type': types[extname(file)],
    'content-security-policy': contentSecurityPolicy(origin, needs),
    'x-content-type-options': 'nosniff',
  })
  const values = {
    DESKBELL_URL: origin,
    ACCOUNT_TOKEN: accountToken,
    NONCE: nonce,
    SITE_URL: `http://${request.headers.host}`,
  }
  response.end(text.replace(/\{\{(\w+)\}\}/g, (whole, name) => values[name] ?? whole))
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
