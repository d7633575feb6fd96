/** A Duplex that `pg` takes for a network socket: it carries the wire protocol to the embedded store and back. */
import { Duplex } from 'node:stream'
import { joinBytes } from './join-bytes.ts'

/** The embedded store's end. */
export interface EmbeddedPort {
  send(bytes: Uint8Array): void
  /** Where the store's bytes go; the latest stream gets them. */
  onBytes(take: (bytes: Uint8Array) => void): void
  /** Clears what an earlier client left in the session. */
  reset(): Promise<void>
}

const authenticationOk = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0])
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])
const terminate = 0x58

/**
 * Makes the stream of one client. Writes are gathered until the end of the event loop's turn, so that a pipelined
 * transaction reaches the worker as one message.
 */
export function embeddedStream(port: EmbeddedPort): Duplex {
  let started = false
  let gathered: Buffer[] = []
  const flush = () => {
    port.send(joinBytes(gathered))
    gathered = []
  }
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      if (!started) {
        started = true
        greet()
      } else if (chunk[0] !== terminate) {
        if (gathered.length === 0) setImmediate(flush)
        gathered.push(chunk)
      }
      done()
    },
    final(done) {
      stream.push(null)
      done()
    },
  })

  /** Answers the start-up message, which the store itself, always in one session, does not want. */
  function greet(): void {
    port.reset().then(
      () => {
        port.onBytes((bytes) => {
          if (!stream.destroyed) stream.push(bytes)
        })
        stream.push(Buffer.concat([authenticationOk, readyForQuery]))
      },
      (cause) => stream.destroy(cause),
    )
  }

  return Object.assign(stream, {
    connect: () => process.nextTick(() => stream.emit('connect')),
    setNoDelay: () => stream,
    setKeepAlive: () => stream,
    ref: () => stream,
    unref: () => stream,
  })
}
