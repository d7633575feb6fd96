/**
 * A WebP without its Exif, its XMP, and whatever was hung on behind it. Its length stands at its beginning, so that what
 * goes is overwritten and not left out.
 */
import { type ByteReader, DamagedFile } from './byte-reader.ts'
import type { Measure, PictureSize } from './picture-size.ts'

const exifFlag = 0x08
const xmpFlag = 0x04

export async function* stripWebp(bytes: ByteReader, measure: Measure): AsyncGenerator<Buffer> {
  const head = await bytes.take(12)
  yield head
  for (let left = head.readUInt32LE(4) - 4; left >= 8; ) {
    const chunk = await bytes.take(8)
    const length = chunk.readUInt32LE(4)
    const padded = length + (length % 2)
    left -= 8 + padded
    // The last one of some makers lacks its padding.
    if (left < -1) throw new DamagedFile()
    const size = sizeOf(typeOf(chunk), await bytes.peek(Math.min(10, length)))
    if (size) measure(size)
    yield* keptOf(chunk, bytes.pass(left < 0 ? length : padded))
  }
}

const typeOf = (chunk: Buffer) => chunk.toString('latin1', 0, 4)

async function* keptOf(chunk: Buffer, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const type = typeOf(chunk)
  if (type === 'EXIF' || type === 'XMP ') return yield* blanked(chunk, content)
  yield chunk
  yield* type === 'VP8X' ? withoutFlags(content) : content
}

async function* blanked(chunk: Buffer, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.concat([Buffer.from('JUNK', 'latin1'), chunk.subarray(4)])
  for await (const piece of content) yield Buffer.alloc(piece.length)
}

/** It tells first what the file has beside the picture. */
async function* withoutFlags(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const piece of content) {
    const copy = Buffer.from(piece)
    if (isFirst) copy[0] = (copy[0] ?? 0) & ~(exifFlag | xmpFlag)
    isFirst = false
    yield copy
  }
}

function sizeOf(type: string, start: Buffer): PictureSize | undefined {
  if (start.length < 10) return undefined
  if (type === 'VP8X') return { width: start.readUIntLE(4, 3) + 1, height: start.readUIntLE(7, 3) + 1 }
  if (type === 'VP8 ')
    return { width: start.readUInt16LE(6) & 0x3fff, height: start.readUInt16LE(8) & 0x3fff }
  if (type !== 'VP8L') return undefined
  const bits = start.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
