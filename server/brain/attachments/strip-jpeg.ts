/**
 * A JPEG without what it tells beside the picture: where and when it was taken, with which device, thumbnails, and
 * whatever was hung on behind it. Which way up it is shown stays, and so do its colours.
 */
import { type ByteReader, DamagedFile } from './byte-reader.ts'
import type { Measure, PictureSize } from './picture-size.ts'

const startOfScan = 0xda
const endOfImage = 0xd9

export async function* stripJpeg(bytes: ByteReader, measure: Measure): AsyncGenerator<Buffer> {
  yield await bytes.take(2)
  let isTurned = false
  for (let marker = await nextMarker(bytes); marker !== endOfImage; marker = await nextMarker(bytes)) {
    if (isBare(marker)) {
      yield Buffer.from([0xff, marker])
      continue
    }
    const content = await contentOf(bytes)
    if (isFrame(marker)) measure(sizeOf(content, isTurned))
    const kept = keptOf(marker, content)
    if (kept) yield segment(marker, kept.content)
    isTurned ||= (kept?.orientation ?? 1) > 4
    if (marker === startOfScan && !(yield* scan(bytes))) break
  }
  yield Buffer.from([0xff, endOfImage])
}

async function contentOf(bytes: ByteReader): Promise<Buffer> {
  const length = (await bytes.take(2)).readUInt16BE()
  if (length < 2) throw new DamagedFile()
  return bytes.take(length - 2)
}

/** Markers may be padded with any number of 0xff. */
async function nextMarker(bytes: ByteReader): Promise<number> {
  const [first] = await bytes.take(1)
  if (first !== 0xff) throw new DamagedFile()
  for (;;) {
    const [marker = 0] = await bytes.take(1)
    if (marker !== 0xff) return marker
  }
}

/** Restarts and the like carry nothing. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** SOF0 to SOF15, but for the tables that lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function sizeOf(content: Buffer, isTurned: boolean): PictureSize {
  if (content.length < 5) throw new DamagedFile()
  const [height, width] = [content.readUInt16BE(1), content.readUInt16BE(3)]
  return isTurned ? { width: height, height: width } : { width, height }
}

/** What stays of a segment; undefined: nothing. */
function keptOf(marker: number, content: Buffer): { content: Buffer; orientation?: number } | undefined {
  const starts = (name: string) => content.subarray(0, name.length).equals(Buffer.from(name, 'latin1'))
  if (marker === 0xfe) return undefined
  if (marker < 0xe0 || marker > 0xef) return { content }
  // A JFIF header may carry a thumbnail, of which it tells the size last.
  if (marker === 0xe0 && starts('JFIF\0') && content.length >= 14) {
    return { content: Buffer.concat([content.subarray(0, 12), Buffer.alloc(2)]) }
  }
  if (marker === 0xe2 && starts('ICC_PROFILE\0')) return { content }
  if (marker === 0xee && starts('Adobe')) return { content }
  if (marker !== 0xe1 || !starts('Exif\0\0')) return undefined
  const orientation = orientationOf(content.subarray(6))
  return orientation > 1 ? { content: exifOf(orientation), orientation } : undefined
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

const orientationTag = 0x0112

/** Which way up a picture is shown, 1 to 8; 1 also where that cannot be read. */
function orientationOf(tiff: Buffer): number {
  if (tiff.length < 8) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return 1
  for (let entry = 0; entry < short(start); entry += 1) {
    const at = start + 2 + entry * 12
    if (at + 12 > tiff.length) break
    if (short(at) !== orientationTag) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** Exif with the one entry. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}

/** The picture's data up to the next marker. @returns false when the file ends in it, as those of some cameras do */
async function* scan(bytes: ByteReader): AsyncGenerator<Buffer, boolean> {
  for (;;) {
    const some = await bytes.some(2)
    if (some.length === 0) return false
    const at = markerIn(some)
    if (at === -1) {
      yield some
      continue
    }
    if (at > 0) yield some.subarray(0, at)
    const rest = some.subarray(at)
    if (rest.length > 1) {
      bytes.putBack(rest)
      return true
    }
    if ((await bytes.peek(1)).length === 0) return false
    bytes.putBack(rest)
  }
}

/** Where a marker begins, or may begin with the last byte; in the data 0xff is followed by 0, restarts have no more. */
function markerIn(data: Buffer): number {
  for (let at = data.indexOf(0xff); at !== -1; at = data.indexOf(0xff, at + 2)) {
    const next = data[at + 1]
    if (next === undefined) return at
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return -1
}
