/** Files for tests, and a browser's way of uploading them. */
import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { Attachment } from '#wire'
import type { Answered } from './call-api.ts'
import type { TestBusiness } from './test-business.ts'

export interface Upload {
  name?: string
  type?: string
  visitorToken?: string
  origin?: string | null
  /** Further parameters of the address. */
  query?: Record<string, string>
}

export async function uploads(
  url: string,
  business: Pick<TestBusiness, 'accountToken' | 'website'>,
  bytes: Uint8Array,
  { name = 'file', type = 'application/octet-stream', visitorToken, origin, query = {} }: Upload,
): Promise<Answered> {
  const address = new URLSearchParams({ token: business.accountToken, name, ...query })
  const from = origin === undefined ? business.website.origin : origin
  const response = await fetch(`${url}/w/uploads?${address}`, {
    method: 'POST',
    headers: {
      'Content-Type': type,
      ...(from !== null && { Origin: from }),
      ...(visitorToken && { Authorization: `Bearer ${visitorToken}` }),
    },
    body: Buffer.from(bytes),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: JSON.parse(text), text }
}

/** Uploads it, and it must be taken. */
export async function uploaded(...given: Parameters<typeof uploads>): Promise<Attachment> {
  const { status, body, text } = await uploads(...given)
  if (status !== 201) throw new Error(`the upload was refused: ${text}`)
  return body
}

/** A photo of so many bytes with a place where it was taken; its picture is noise that nobody can see. */
export function photo(bytes = 2_000): Buffer {
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  }
  const exif = segment(0xe1, Buffer.from(`Exif\0\0MM\0*\0\0\0\x08\0\0${takenAt}`, 'latin1'))
  const frame = segment(0xc0, Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0]))
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))
  const data = Buffer.from(randomBytes(bytes).map((byte) => (byte === 0xff ? 0 : byte)))
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, scan, data, Buffer.from([0xff, 0xd9])])
}

/** Stands in photos, and must not be kept. */
export const takenAt = 'N 52.5163 E 13.3777'

/** A drawing that browsers show: squares of one colour. */
export function drawing(width: number, height: number, [red, green, blue] = [36, 86, 230]): Buffer {
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.alloc(width * 3, Buffer.from([red ?? 0, green ?? 0, blue ?? 0])),
  ])
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
    const whole = Buffer.alloc(body.length + 8)
    whole.writeUInt32BE(content.length)
    body.copy(whole, 4)
    whole.writeUInt32BE(crcOf(body), body.length + 4)
    return whole
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Fetches a link as a browser would. */
export async function fetched(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(url, { headers })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

/** A member asks for a file. */
export function asksFor(business: TestBusiness, id: string): Promise<Answered> {
  return business.api('GET', `/api/v1/attachments/${id}`)
}
