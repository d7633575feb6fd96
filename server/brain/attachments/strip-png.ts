/** A PNG without its texts, its time, its Exif, and whatever was hung on behind it. */
import { type ByteReader, DamagedFile } from './byte-reader.ts'
import type { Measure, PictureSize } from './picture-size.ts'

/** What the picture is made of, its colours and its movement. */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT'.split(' '),
)
const most = 2 ** 31 - 1

export async function* stripPng(bytes: ByteReader, measure: Measure): AsyncGenerator<Buffer> {
  yield await bytes.take(8)
  measure(await sizeOf(bytes))
  for (let type = ''; type !== 'IEND'; ) {
    const head = await bytes.take(8)
    const length = head.readUInt32BE()
    type = head.toString('latin1', 4)
    if (length > most) throw new DamagedFile()
    // With the checksum.
    const rest = bytes.pass(length + 4)
    if (kept.has(type)) {
      yield head
      yield* rest
    } else for await (const _ of rest);
  }
}

/** The header comes first. */
async function sizeOf(bytes: ByteReader): Promise<PictureSize> {
  const start = await bytes.peek(16)
  if (start.length < 16 || start.toString('latin1', 4, 8) !== 'IHDR') throw new DamagedFile()
  return { width: start.readUInt32BE(8), height: start.readUInt32BE(12) }
}
