/** Reads a stream of bytes by counts of its own, holding no more than what is asked for at once and one chunk. */

export interface ByteReader {
  /** The next so many bytes, or fewer where the stream ends before; they stay. */
  peek(count: number): Promise<Buffer>
  /** The next so many bytes. @throws DamagedFile when there are fewer */
  take(count: number): Promise<Buffer>
  /** The next so many bytes, in pieces as they come. @throws DamagedFile when there are fewer */
  pass(count: number): AsyncGenerator<Buffer>
  /** What is here, at least so many bytes unless the stream ends; empty at its end. */
  some(least?: number): Promise<Buffer>
  /** Puts bytes back that were read last. */
  putBack(bytes: Buffer): void
  /** Lets go of the stream, wherever it is. */
  close(): Promise<void>
}

/** The bytes are not what their beginning says. */
export class DamagedFile extends Error {}

export function openByteReader(stream: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)

  const fill = async (count: number): Promise<void> => {
    const parts = [held]
    for (let length = held.length; length < count; ) {
      const { value, done } = await chunks.next()
      if (done) break
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
      length += value.byteLength
    }
    if (parts.length > 1) held = Buffer.concat(parts)
  }
  const cut = (count: number): Buffer => {
    const bytes = held.subarray(0, count)
    held = held.subarray(count)
    return bytes
  }
  const some = async (least = 1): Promise<Buffer> => {
    await fill(least)
    return cut(held.length)
  }
  return {
    peek: async (count) => {
      await fill(count)
      return held.subarray(0, count)
    },
    take: async (count) => {
      await fill(count)
      if (held.length < count) throw new DamagedFile()
      return cut(count)
    },
    async *pass(count) {
      for (let left = count; left > 0; ) {
        await fill(1)
        if (held.length === 0) throw new DamagedFile()
        const piece = cut(Math.min(left, held.length))
        left -= piece.length
        yield piece
      }
    },
    some,
    putBack: (bytes) => {
      held = Buffer.concat([bytes, held])
    },
    close: async () => void (await chunks.return?.()),
  }
}
