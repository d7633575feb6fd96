/**
 * Takes in a file piece by piece: never more of it is in memory than a piece and what the network has brought meanwhile.
 * Its row is there first, so that what is on its way counts as well; what breaks off leaves nothing.
 */
import type { Attachment } from '#wire'
import { AppError } from '../../errors.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { toAttachment } from './attachment-rows.ts'
import { largestAttachment } from './attachment-rules.ts'
import { type ByteReader, DamagedFile, openByteReader } from './byte-reader.ts'
import { type FileKind, headLength, kindOf } from './file-kinds.ts'
import { fileName } from './file-name.ts'
import { isShowable, type PictureSize } from './picture-size.ts'

export interface Upload {
  /** With whom it goes. */
  visitorId: string
  /** Who of the team uploads it for the visitor. */
  authorId?: string
  /** As the sender calls it. */
  name: string
  /** Bytes that were announced. */
  size: number
  /** Bytes that the tenant may keep in all. */
  quota: number
  /** Asked before each piece. */
  isFull(): boolean
}

/** Large enough that a file is few rows, small enough that many files at once fit into memory. */
export const pieceBytes = 256 * 1024

/** @throws AppError when it may not be kept; what was stored of it is gone then */
export async function keepAttachment(
  db: TenantDb,
  upload: Upload,
  body: AsyncIterable<Uint8Array>,
): Promise<Attachment> {
  const bytes = openByteReader(body)
  try {
    return await keep(db, upload, bytes)
  } finally {
    await bytes.close()
  }
}

async function keep(db: TenantDb, upload: Upload, bytes: ByteReader): Promise<Attachment> {
  const kind = kindOf(await bytes.peek(headLength), upload.name)
  if (!kind) throw new AppError('file_type_refused')
  const name = fileName(upload.name, kind.endings)
  const id = await reserve(db, { ...upload, name, type: kind.type })
  try {
    const { size, picture } = await storePieces(db, { id, kind, upload }, bytes)
    const shown = picture && isShowable(picture) ? picture : {}
    await db
      .update('attachments')
      .set({ size, is_whole: true, ...shown })
      .where('id', '=', id)
      .execute()
    return toAttachment({ id, name, type: kind.type, size, width: null, height: null, ...shown })
  } catch (cause) {
    // Should this fail as well, it goes with all that nobody has sent.
    await drop(db, id).catch(() => {})
    if (cause instanceof DamagedFile) throw new AppError('file_type_refused', { detail: damaged, cause })
    throw cause
  }
}

const damaged = 'The file is damaged: it is not what its beginning says.'

/** What is stored of it goes, unless it was sent. */
async function drop(db: TenantDb, id: string): Promise<void> {
  await db.delete('attachments').where('id', '=', id).where('message_id', 'is', null).execute()
}

/** Its announced size counts from now on. Files that come at the very same moment may together go beyond the quota. */
async function reserve(
  db: TenantDb,
  { visitorId, authorId, name, type, size, quota }: Upload & { type: string },
): Promise<string> {
  const kept = await db
    .select('attachments')
    .select((eb) => eb.fn.sum<number | null>('size').as('bytes'))
    .executeTakeFirstOrThrow()
  if (Number(kept.bytes ?? 0) + size > quota) throw new AppError('attachments_full')
  const id = newId()
  await db
    .insert('attachments', { id, visitor_id: visitorId, author_id: authorId ?? null, name, type, size })
    .execute()
  return id
}

async function storePieces(
  db: TenantDb,
  { id, kind, upload }: { id: string; kind: FileKind; upload: Upload },
  bytes: ByteReader,
): Promise<{ size: number; picture: PictureSize | undefined }> {
  let size = 0
  let place = 0
  let picture: PictureSize | undefined
  const kept = kind.kept(bytes, (measured) => {
    picture = measured
  })
  for await (const piece of inPieces(kept)) {
    size += piece.length
    // What is left out of a file makes it smaller, but a few bytes may be put in.
    if (size > largestAttachment + pieceBytes) throw new AppError('body_too_large')
    if (upload.isFull()) throw new AppError('storage_full', { retryAfter: 10 })
    await db.insert('attachment_pieces', { attachment_id: id, place, bytes: piece }).execute()
    place += 1
  }
  return { size, picture }
}

/** The same bytes in pieces that all have the same size, but for the last. */
async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length < pieceBytes) continue
    const whole = Buffer.concat(parts)
    const rest = whole.length % pieceBytes
    for (let at = 0; at + pieceBytes <= whole.length; at += pieceBytes) {
      yield whole.subarray(at, at + pieceBytes)
    }
    parts = rest > 0 ? [whole.subarray(whole.length - rest)] : []
    length = rest
  }
  if (length > 0) yield Buffer.concat(parts)
}
