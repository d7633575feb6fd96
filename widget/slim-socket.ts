/**
 * The socket's official client as the widget needs it: one connection of its own, over a WebSocket or what polls, text
 * only, made anew by `sdk/src/realtime`. What is left out is named in the client's own words: where it has others, the
 * build fails.
 */
import type { Plugin } from 'vite'

/** What takes the place of a module. */
export const standIns: Record<string, string> = {
  // No connection is shared, and addresses are whole.
  'socket.io-client/build/esm/index.js': `import { Manager } from './manager.js'
export const io = (url, options) => new Manager(url, options).socket(new URL(url).pathname, options)`,
  // The wire is JSON: no packet has binary attachments.
  'socket.io-parser/build/esm/index.js': `import { Emitter } from '@socket.io/component-emitter'
export class Encoder {
  encode({ type, nsp, id = '', data }) {
    return [type + nsp + ',' + id + (data ? JSON.stringify(data, this.replacer) : '')]
  }
}
export class Decoder extends Emitter {
  add(text) {
    const [, type, nsp, id, json] = /^(\\d)([^,]*),(\\d*)(.*)$/s.exec(text)
    const data = json && JSON.parse(json)
    if (/[23]/.test(type) && !Array.isArray(data)) throw new Error('invalid payload')
    this.emitReserved('decoded', { type: +type, nsp, id, data })
  }
  destroy() {}
}`,
  'engine.io-parser/build/esm/encodePacket.browser.js': `import { PACKET_TYPES } from './commons.js'
export const encodePacket = ({ type, data }, _binary, done) => done(PACKET_TYPES[type] + (data || ''))
export const encodePacketToBinary = undefined`,
  'engine.io-parser/build/esm/decodePacket.browser.js': `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js'
export function decodePacket(text) {
  const type = PACKET_TYPES_REVERSE[String(text)[0]]
  return type ? { type, data: text.slice(1) } : ERROR_PACKET
}`,
  'engine.io-client/build/esm/index.js': `export { Socket } from './socket.js'
export { installTimerFunctions } from './util.js'
export { nextTick } from './globals.js'`,
  // What polls is brought only where a WebSocket does not get through.
  'engine.io-client/build/esm/transports/index.js': `import { WS } from './websocket.js'
export const transports = { websocket: WS }`,
  'engine.io-client/build/esm/contrib/parseuri.js': `export function parse(uri) {
  const { protocol, hostname, port } = new URL(uri)
  return { protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port }
}`,
  'engine.io-client/build/esm/contrib/has-cors.js': 'export const hasCORS = true',
  // Without aliases, and with nothing to look up in a prototype.
  '@socket.io/component-emitter/lib/esm/index.js': `export class Emitter {
  _listeners = new Map()
  on(event, listener) {
    this._listeners.set(event, [...(this._listeners.get(event) ?? []), listener])
    return this
  }
  once(event, listener) {
    const once = (...args) => {
      this.off(event, once)
      listener.apply(this, args)
    }
    return this.on(event, once)
  }
  off(event, listener) {
    this._listeners.set(event, this._listeners.get(event)?.filter((it) => it !== listener))
  }
  removeAllListeners(event) {
    if (event) this._listeners.delete(event)
    else this._listeners.clear()
  }
  emitReserved(event, ...args) {
    for (const listener of this._listeners.get(event) ?? []) listener.apply(this, args)
  }
  emit(...args) {
    this.emitReserved(...args)
  }
}`,
}

/** Methods, statements and settings that are left out, by how they begin. */
const unused: Record<string, string[]> = {
  'socket.io-client/build/esm/socket.js': [
    ...['onAny(', 'prependAny(', 'offAny(', 'listenersAny(', 'compress(', 'send(', 'open(', 'close(', 'ack('],
    ...['onAnyOutgoing(', 'prependAnyOutgoing(', 'offAnyOutgoing(', 'listenersAnyOutgoing('],
    ...['notifyOutgoingListeners(', '_addToQueue(', '_drainQueue(', 'get volatile(', 'get disconnected('],
    ...['this.notifyOutgoingListeners(', 'this._drainQueue(', 'this._queue', 'const isTransportWritable ='],
    ...['const RESERVED_EVENTS =', 'if (RESERVED_EVENTS.', 'if (this._opts.retries', 'packet.options'],
    ...['this._pid = pid', 'if (this._pid &&', 'this.recovered =', 'if (this._anyListeners'],
    ...['import { PacketType }', 'if (this.io._autoConnect)', 'if (null != packet.id)'],
    'this.emitReserved("connect_error", new Error("It seems',
  ],
  'socket.io-client/build/esm/manager.js': [
    ...['reconnect(', 'onreconnect(', 'reconnection(', 'reconnectionAttempts(', 'reconnectionDelay('],
    ...['reconnectionDelayMax(', 'randomizationFactor(', 'timeout(', 'maybeReconnectOnOpen(', 'connect('],
    ...['this.reconnection', 'this.randomizationFactor(', 'this.timeout(', 'this.maybeReconnectOnOpen('],
    ...['if (this._reconnection', 'this._reconnecting =', 'this.skipReconnect', 'disconnect(', 'onping('],
    ...['import { Backoff }', 'this.backoff', 'const _parser =', 'opts = opts ||', 'if (uri && "object"'],
    ...['if (this._autoConnect)', 'this._autoConnect =', 'if (this.opts.autoUnref)'],
  ],
  'engine.io-client/build/esm/socket.js': [
    ...['_probe(', '_filterUpgrades(', 'send(msg', 'this._upgrades =', 'Socket.priorWebsocketSuccess ='],
    ...['if ("open" === this.readyState && this.opts.upgrade)', 'if (this.opts.withCredentials)'],
    ...['if (this.opts.closeOnBeforeunload)', 'if (this._beforeunloadEventListener)'],
    ...['if (opts.transportImplementations && opts.transports)', 'if (typeof this.opts.query === "string")'],
    ...['if (uri && "object"', 'if (this.opts.autoUnref)', 'agent:', 'withCredentials:', 'upgrade:'],
    ...['rememberUpgrade:', 'rejectUnauthorized:', 'perMessageDeflate:', 'closeOnBeforeunload:'],
    // Nobody listens.
    ...['this.emitReserved("p', 'this.emitReserved("heartbeat', 'this.emitReserved("message'],
    ...['this.emitReserved("handshake', 'this.emitReserved("flush', 'Socket.protocol ='],
    ...['if ("function" === typeof data)', 'if ("function" === typeof options)', 'if (fn)'],
    ...['options = options ||', 'options.compress =', 'options: options'],
  ],
  'engine.io-client/build/esm/transport.js': ['pause(', 'this.supportsBinary ='],
  'engine.io-client/build/esm/transports/websocket.js': [
    ...['const isReactNative =', 'const protocols =', 'const opts =', 'if (this.opts.extraHeaders)'],
    ...['if (this.opts.autoUnref)', 'if (this.opts.timestampRequests)', 'if (!this.supportsBinary)'],
  ],
  'engine.io-client/build/esm/util.js': ['const NATIVE_'],
}

const xhrOptions =
  'pick(this._opts, "agent", "pfx", "key", "passphrase", "cert", "ca", "ciphers", "rejectUnauthorized", "autoUnref")'

/** What is known of the widget and its browsers. */
const known: Record<string, Record<string, string>> = {
  'socket.io-client/build/esm/socket.js': {
    'this.flags.volatile && !isTransportWritable': 'false',
    'this._pid': 'undefined',
    'this.io["_reconnecting"]': 'false',
    'PacketType.CONNECT_ERROR': '4',
    'PacketType.CONNECT': '0',
    'PacketType.DISCONNECT': '1',
    'PacketType.EVENT': '2',
    'PacketType.ACK': '3',
    'PacketType.BINARY_EVENT': '5',
    'PacketType.BINARY_ACK': '6',
  },
  'socket.io-client/build/esm/manager.js': {
    '_parser.': 'parser.',
    'this._timeout': 'this.opts.timeout',
    'this._autoConnect': 'false',
    'open(fn) {': 'open() { const fn = null;',
    'on(socket, "ping", this.onping.bind(this)), ': '',
  },
  'engine.io-client/build/esm/socket.js': {
    'this.upgrading': 'false',
    'this.opts.rememberUpgrade': 'false',
    'typeof opts.transports[0] === "function"': 'false',
    'typeof location !== "undefined"': 'true',
    'typeof addEventListener === "function"': 'true',
    'typeof removeEventListener === "function"': 'true',
    'if (uri)': 'if (true)',
    'opts.host)': 'false)',
    'parsedUri.query': 'undefined',
  },
  'engine.io-client/build/esm/transports/websocket.js': {
    'this.createSocket(uri, protocols, opts)': 'this.createSocket(uri)',
    'createSocket(uri, protocols, opts) {': 'createSocket(uri) { return new WebSocketCtor(uri);',
    'this.supportsBinary': 'true',
  },
  'engine.io-client/build/esm/transports/polling-xhr.js': {
    [xhrOptions]: '{}',
  },
  'engine.io-client/build/esm/util.js': {
    'opts.useNativeTimers': 'false',
    'function byteLength(obj) {': 'function byteLength(obj) { return new Blob([obj]).size;',
  },
  'engine.io-client/build/esm/globals.js': {
    'typeof Promise === "function" && typeof Promise.resolve === "function"': 'true',
    'typeof self !== "undefined"': 'true',
  },
}

export const slimSocket: Plugin = {
  name: 'slim-socket',
  enforce: 'pre',
  load: (id) => of(standIns, id),
  // What polls is no part of the client here, so that it stands in a file of its own.
  async resolveId(source, importer) {
    if (source !== 'socket.io-client' || !importer?.endsWith('socket/polling.ts')) return null
    const client = await this.resolve(source, importer, { skipSelf: true })
    const engine = await this.resolve('engine.io-client', client?.id)
    return engine?.id.replace(/index\.js$/, 'transports/polling-xhr.js')
  },
  transform(code, id) {
    const [left, facts] = [of(unused, id) ?? [], Object.entries(of(known, id) ?? {})]
    return { code: facts.reduce(knowing, left.reduce(without, code)), map: null }
  },
}

function of<T>(table: Record<string, T>, id: string): T | undefined {
  return Object.entries(table).find(([path]) => id.endsWith(path))?.[1]
}

/** A statement ends on its own line, or where the indentation is again what it was. */
function without(code: string, beginning: string): string {
  const start = `^( *)${beginning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  const statement = new RegExp(`${start}(?:.*[;,]\\n|.*\\n(?:\\1 +.*\\n|\\n)*(?:\\1[})\\]].*\\n)?)`, 'gm')
  if (!statement.test(code)) throw new Error(`The socket's client has no "${beginning}" any more.`)
  return code.replace(statement, '')
}

function knowing(code: string, [piece, value]: [string, string]): string {
  if (!code.includes(piece)) throw new Error(`The socket's client has no "${piece}" any more.`)
  return code.replaceAll(piece, value)
}
