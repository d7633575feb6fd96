/** What a file is, told by its own bytes: who sends it may say anything. What is none of these is not taken. */
import { type ByteReader, DamagedFile } from './byte-reader.ts'
import type { Measure } from './picture-size.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'

export interface FileKind {
  type: string
  /** Endings that a file of this type may have; the first is given to those that have none of them. */
  endings: readonly [string, ...string[]]
  /** The bytes as they are kept. */
  kept(bytes: ByteReader, measure: Measure): AsyncGenerator<Buffer>
}

/** So much of the beginning tells what a file is. */
export const headLength = 512

/** @param head the first bytes @param name with an ending that may choose among what looks alike */
export function kindOf(head: Buffer, name: string): FileKind | undefined {
  const start = head.toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return jpeg
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return png
  if (/^GIF8[79]a/.test(start)) return gif
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return webp
  if (/^%PDF-\d/.test(start)) return pdf
  if (start.startsWith('PK\x03\x04')) return officeFile(start, name)
  return isMarkup(start) || !isText(head) ? undefined : text
}

const jpeg: FileKind = { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jfif'], kept: stripJpeg }
const png: FileKind = { type: 'image/png', endings: ['png', 'apng'], kept: stripPng }
const webp: FileKind = { type: 'image/webp', endings: ['webp'], kept: stripWebp }
const gif: FileKind = { type: 'image/gif', endings: ['gif'], kept: measuredGif }
const pdf: FileKind = { type: 'application/pdf', endings: ['pdf'], kept: all }
const text: FileKind = {
  type: 'text/plain',
  endings: ['txt', 'csv', 'tsv', 'md', 'log', 'json', 'ics', 'vcf'],
  kept: textOnly,
}

const open = 'application/vnd.openxmlformats-officedocument.'
const oasis = 'application/vnd.oasis.opendocument.'
const officeTypes: Readonly<Record<string, string>> = {
  docx: `${open}wordprocessingml.document`,
  xlsx: `${open}spreadsheetml.sheet`,
  pptx: `${open}presentationml.presentation`,
  odt: `${oasis}text`,
  ods: `${oasis}spreadsheet`,
  odp: `${oasis}presentation`,
}
const officeParts = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|word\/|xl\/|ppt\/)/

/** An archive whose first entry is that of an office file; other archives are not taken, nor those with programs in them. */
function officeFile(start: string, name: string): FileKind | undefined {
  const entry = start.slice(30)
  const named = name.split('.').at(-1)?.toLowerCase() ?? ''
  const declared = /^mimetype(application\/vnd\.oasis\.opendocument\.[a-z]+)/.exec(entry)?.[1]
  const found = Object.entries(officeTypes).find(([ending, type]) =>
    declared ? declared.startsWith(type) : ending === named && type.startsWith(open),
  )
  if (!found || !(declared || officeParts.test(entry))) return undefined
  const [ending, type] = found
  return { type, endings: [ending], kept: all }
}

/** What a browser would take for a page or a drawing. */
function isMarkup(start: string): boolean {
  return /^(?:\xef\xbb\xbf)?\s*<[!?/a-z]/i.test(start)
}

/** Bytes that no text has (WHATWG MIME Sniffing, "binary data byte"). */
const binary = Array.from(
  { length: 256 },
  (_, byte) => byte < 0x20 && !'\t\n\f\r\x1b'.includes(String.fromCharCode(byte)),
)

function isText(bytes: Buffer): boolean {
  return !bytes.some((byte) => binary[byte])
}

async function* all(bytes: ByteReader): AsyncGenerator<Buffer> {
  for (let some = await bytes.some(); some.length > 0; some = await bytes.some()) yield some
}

async function* textOnly(bytes: ByteReader): AsyncGenerator<Buffer> {
  for await (const some of all(bytes)) {
    if (!isText(some)) throw new DamagedFile()
    yield some
  }
}

async function* measuredGif(bytes: ByteReader, measure: Measure): AsyncGenerator<Buffer> {
  const head = await bytes.peek(10)
  if (head.length < 10) throw new DamagedFile()
  measure({ width: head.readUInt16LE(6), height: head.readUInt16LE(8) })
  yield* all(bytes)
}
