import { expect, test } from 'vitest'
import { DamagedFile, openByteReader } from './byte-reader.ts'
import type { FileKind } from './file-kinds.ts'
import { headLength, kindOf } from './file-kinds.ts'
import type { PictureSize } from './picture-size.ts'

const secret = 'N 52.5163 E 13.3777 Canary Camera'
const latin = (text: string) => Buffer.from(text, 'latin1')

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Exif of a camera, turned as told, with a word that must not stay. */
function exif(orientation: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(26)
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(isLittle ? 'II' : 'MM')
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(orientation, 18)
  return Buffer.concat([latin('Exif\0\0'), tiff, latin(secret)])
}

const frame = segment(0xc2, Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0]))
const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))
/** Stuffed bytes, a restart, and the beginning of a marker at the end of a piece. */
const data = Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0])

function jpeg(parts: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, Buffer.from([0xff, 0xd9])])
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content, Buffer.alloc(4)])
}

const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 30, 8, 2, 0, 0, 0])
const png = (...chunks: Buffer[]) =>
  Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ])

function riff(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

function webp(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([latin('WEBP'), ...chunks])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** What is kept of a file that comes in pieces of so many bytes. */
async function kept(file: Buffer, pieceLength: number): Promise<{ bytes: Buffer; size?: PictureSize }> {
  const kind = kindOf(file.subarray(0, headLength), 'a') as FileKind
  async function* pieces() {
    for (let at = 0; at < file.length; at += pieceLength) yield file.subarray(at, at + pieceLength)
  }
  let size: PictureSize | undefined
  const parts: Buffer[] = []
  const stream = kind.kept(openByteReader(pieces()), (measured) => {
    size = measured
  })
  for await (const part of stream) parts.push(part)
  return { bytes: Buffer.concat(parts), ...(size && { size }) }
}

/** However the network cuts it. */
const cuts = [1, 2, 3, 7, 64, 100_000]

test.each(cuts)('a photo loses what it tells and keeps its picture, in pieces of %i', async (cut) => {
  const profile = segment(0xe2, latin('ICC_PROFILE\0colours'))
  const file = jpeg([
    segment(0xe0, latin('JFIF\0\x01\x02\0\0\x48\0\x48\0\0')),
    segment(0xe1, exif(1, true)),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    segment(0xe2, latin(`MPF\0${secret}`)),
    segment(0xed, latin(`Photoshop 3.0\0${secret}`)),
    segment(0xfe, latin(secret)),
    profile,
    frame,
    scan,
    data,
    segment(0xc4, Buffer.from([0])),
    scan,
    data,
  ])
  const hung = Buffer.concat([
    file,
    latin(`<script>${secret}</script>`),
    jpeg([segment(0xe1, exif(1, true))]),
  ])
  const { bytes, size } = await kept(hung, cut)
  expect(bytes.includes(secret)).toBe(false)
  expect(bytes).toEqual(
    jpeg([
      segment(0xe0, latin('JFIF\0\x01\x02\0\0\x48\0\x48\0\0')),
      profile,
      frame,
      scan,
      data,
      segment(0xc4, Buffer.from([0])),
      scan,
      data,
    ]),
  )
  expect(size).toEqual({ width: 40, height: 30 })
})

test.each([
  [6, true, { width: 30, height: 40 }],
  [8, false, { width: 30, height: 40 }],
  [3, true, { width: 40, height: 30 }],
  [99, true, { width: 40, height: 30 }],
])('a photo that is turned by %i stays turned', async (orientation, isLittle, expected) => {
  const { bytes, size } = await kept(jpeg([segment(0xe1, exif(orientation, isLittle)), frame, scan, data]), 9)
  expect(size).toEqual(expected)
  expect(bytes.includes(secret)).toBe(false)
  const turned = segment(0xe1, exif(orientation, false).subarray(0, 32))
  expect(bytes).toEqual(jpeg([...(orientation <= 8 ? [turned] : []), frame, scan, data]))
})

test('Exif that leads nowhere is read as none', async () => {
  const broken = exif(6, true)
  broken.writeUInt32LE(4_000_000_000, 10)
  const { bytes } = await kept(jpeg([segment(0xe1, broken), frame, scan, data]), 50)
  expect(bytes).toEqual(jpeg([frame, scan, data]))
})

test('a photo that breaks off in its picture is kept as far as it goes', async () => {
  const whole = jpeg([frame, scan, data])
  const { bytes } = await kept(whole.subarray(0, whole.length - 2), 4)
  expect(bytes).toEqual(whole)
})

test.each([
  ['a photo that breaks off before it', jpeg([frame]).subarray(0, 8)],
  [
    'a photo with something else between its parts',
    Buffer.concat([latin('\xff\xd8\xff\xe0\0\x02'), latin('x')]),
  ],
  ['a segment of no length', latin('\xff\xd8\xff\xe0\0\0')],
  ['a drawing that breaks off', png(chunk('IDAT', latin('data'))).subarray(0, 50)],
  [
    'a drawing that begins without its header',
    Buffer.concat([latin('\x89PNG\r\n\x1a\n'), chunk('IDAT', header)]),
  ],
  ['a picture that says it is longer than it is', webp(riff('VP8L', Buffer.alloc(5))).fill(0x7f, 17, 18)],
])('%s is damaged', async (_what, file) => {
  await expect(kept(file, 5)).rejects.toBeInstanceOf(DamagedFile)
})

test.each(cuts)('a drawing loses its texts and keeps its picture, in pieces of %i', async (cut) => {
  const texts = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].map((type) => chunk(type, latin(secret)))
  const picture = [chunk('iCCP', latin('colours')), chunk('IDAT', Buffer.alloc(300, 7))]
  const file = Buffer.concat([png(...texts, ...picture, ...texts), latin(secret)])
  const { bytes, size } = await kept(file, cut)
  expect(bytes).toEqual(png(...picture))
  expect(size).toEqual({ width: 40, height: 30 })
})

test.each(cuts)('a WebP loses what it tells and keeps its length, in pieces of %i', async (cut) => {
  const extended = Buffer.from([0x08 | 0x04 | 0x20, 0, 0, 0, 39, 0, 0, 29, 0, 0])
  const pixels = riff('VP8 ', Buffer.alloc(33, 9))
  const exifChunk = riff('EXIF', latin(secret))
  const file = webp(
    riff('VP8X', extended),
    riff('ICCP', latin('colours')),
    pixels,
    exifChunk,
    riff('XMP ', latin(secret)),
  )
  const { bytes, size } = await kept(Buffer.concat([file, latin(secret)]), cut)
  expect(bytes.length).toBe(file.length)
  expect(bytes.includes(secret)).toBe(false)
  expect(bytes.includes(pixels)).toBe(true)
  expect(bytes[20]).toBe(0x20)
  expect(size?.width).toBeGreaterThan(0)
})
