/** How the widget is built: the chat and its socket as modules, the loader as one script. */
import { fileURLToPath } from 'node:url'
import type { InlineConfig, Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The chat, and the socket that it brings later. */
export function chunksConfig(outDir: string): InlineConfig {
  return {
    ...shared(outDir),
    plugins: [withoutUnusedParts, ownProperties],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ...shared(outDir).build,
      // A library: the helper for stylesheets of chunks, which there are none of, stays out.
      lib: {
        entry: {
          app: `${root}app/main.tsx`,
          api: `${root}api/create-api.ts`,
          socket: `${root}socket/connect.ts`,
        },
        formats: ['es'],
      },
      rolldownOptions: {
        // What parts share with the app stays in it: a file of its own would be one more way to go.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name]-[hash].js',
          minify: true,
          comments: { annotation: false, legal: false },
        },
      },
    },
  }
}

/** Hashed names of the files that a loader brings. */
interface Names {
  app: string
  socket: string
  api: string
}

/** A loader as one script; the files that it brings are named as they have been. @param entry its name under loader/ */
export function loaderConfig(outDir: string, entry: 'main' | 'queue', names: Names): InlineConfig {
  return {
    ...shared(outDir),
    plugins: [ownProperties],
    define: {
      __DESKBELL_APP__: JSON.stringify(names.app),
      __DESKBELL_SOCKET__: JSON.stringify(names.socket),
      __DESKBELL_API__: JSON.stringify(names.api),
    },
    build: {
      ...shared(outDir).build,
      lib: { entry: { [entry]: `${root}loader/${entry}.ts` }, formats: ['iife'], name: 'deskbell' },
      rolldownOptions: { output: { entryFileNames: '[name].js', minify: true } },
    },
  }
}

/** What takes the place of another vendor's script: each by itself, since a site loads one. */
export function compatConfig(outDir: string, vendor: string): InlineConfig {
  return {
    ...shared(outDir),
    build: {
      ...shared(outDir).build,
      lib: { entry: { [vendor]: `${root}compat/${vendor}.ts` }, formats: ['iife'], name: 'deskbellCompat' },
      rolldownOptions: { output: { entryFileNames: '[name].js', minify: true } },
    },
  }
}

/**
 * Parts of the socket's client that are never asked for: a third transport, binary messages (the wire is JSON), waits
 * between its own tries (it makes none), addresses that are not whole.
 */
const unusedParts: Record<string, string> = {
  'engine.io-client/build/esm/transports/webtransport.js': 'export const WT = undefined',
  // What polls is brought only where a WebSocket does not get through.
  'engine.io-client/build/esm/transports/index.js': `import { WS } from './websocket.js'
export const transports = { websocket: WS }`,
  'engine.io-parser/build/esm/contrib/base64-arraybuffer.js': 'export const decode = () => undefined',
  'engine.io-parser/build/esm/encodePacket.browser.js': `import { PACKET_TYPES } from './commons.js'
export const encodePacket = ({ type, data }, _binary, done) => done(PACKET_TYPES[type] + (data || ''))
export const encodePacketToBinary = undefined`,
  'engine.io-parser/build/esm/decodePacket.browser.js': `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js'
export function decodePacket(text) {
  const type = PACKET_TYPES_REVERSE[String(text)[0]]
  return type ? { type, data: text.slice(1) } : ERROR_PACKET
}`,
  'engine.io-client/build/esm/contrib/parseuri.js': `export function parse(uri) {
  const { protocol, hostname, port } = new URL(uri)
  return { protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port }
}`,
  'engine.io-client/build/esm/contrib/has-cors.js': 'export const hasCORS = true',
  'socket.io-client/build/esm/url.js':
    'export const url = (source) => ({ source, path: new URL(source).pathname })',
  'socket.io-client/build/esm/contrib/backo2.js':
    'export class Backoff { attempts = 0; reset() {} setMin() {} setMax() {} setJitter() {} }',
  'socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false, hasBinary = isBinary',
  'socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = undefined, reconstructPacket = undefined',
}

/** Methods of the client's classes that are never called: listeners of everything, its own tries and queue of sends. */
const unusedMethods: Record<string, string[]> = {
  'socket.io-client/build/esm/socket.js': [
    ...['onAny', 'prependAny', 'offAny', 'listenersAny', 'compress', 'send', '_addToQueue'],
    ...['onAnyOutgoing', 'prependAnyOutgoing', 'offAnyOutgoing', 'listenersAnyOutgoing'],
  ],
  'socket.io-client/build/esm/manager.js': ['reconnect', 'onreconnect'],
}

const withoutUnusedParts: Plugin = {
  name: 'without-unused-parts',
  enforce: 'pre',
  load: (id) => Object.entries(unusedParts).find(([path]) => id.endsWith(path))?.[1],
  // What polls is no part of the client here, so that it stands in a file of its own.
  async resolveId(source, importer) {
    if (source !== 'socket.io-client' || !importer?.endsWith('socket/polling.ts')) return null
    const client = await this.resolve(source, importer, { skipSelf: true })
    const engine = await this.resolve('engine.io-client', client?.id)
    return engine?.id.replace(/index\.js$/, 'transports/polling-xhr.js')
  },
  transform(code, id) {
    if (/(socket|engine)\.io-client\/build\/esm\/index\.js$/.test(id)) {
      return { code: code.replace(/^export \{.*\bXHR\b.*$/gm, ''), map: null }
    }
    const methods = Object.entries(unusedMethods).find(([path]) => id.endsWith(path))?.[1]
    return methods ? { code: methods.reduce(withoutMethod, code), map: null } : null
  },
}

function withoutMethod(code: string, name: string): string {
  const method = new RegExp(`^    ${name}\\(.*\\) \\{\\n(?:(?!    \\}\\n).*\\n)*    \\}\\n`, 'm')
  if (!method.test(code)) throw new Error(`The socket's client has no method ${name} any more.`)
  return code.replace(method, '')
}

/**
 * Gives the custom properties of the stylesheets names that are ours alone. A page that registers `--accent` does so in
 * every shadow tree, and then it holds no colour any more, or is not inherited.
 */
const ownProperties: Plugin = {
  name: 'own-properties',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(root)) return null
    const names = /\.css\b/.test(id)
      ? /--(?!deskbell-)(?=[a-z])/g
      : /(?<=['"`]|var\()--(?!deskbell-)(?=[a-z])/g
    return { code: code.replace(names, '--db-'), map: null }
  },
}

function shared(outDir: string) {
  return {
    root,
    configFile: false as const,
    logLevel: 'warn' as const,
    base: './',
    publicDir: false as const,
    build: {
      outDir,
      emptyOutDir: true,
      write: false,
      target: 'es2022',
      // What has light-dark(), so that it stays as written.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      modulePreload: false as const,
      reportCompressedSize: false,
    },
  }
}
