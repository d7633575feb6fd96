/** Finds files and reads their bytes, a piece at a time. */
import type { Attachment } from '#wire'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { attachmentColumns, toAttachment } from './attachment-rows.ts'
import { pieceBytes } from './keep-attachment.ts'

/** A file that is whole; without `visitorId` only one that was sent. */
export async function findAttachment(
  db: TenantDb,
  id: string,
  visitorId?: string,
): Promise<(Attachment & { message_id: string | null }) | undefined> {
  let query = db
    .select('attachments')
    .select([...attachmentColumns, 'message_id'])
    .where('id', '=', id)
    .where('is_whole', '=', true)
  // What the team has uploaded for a visitor is the visitor's once it is sent.
  if (visitorId) {
    query = query
      .where('visitor_id', '=', visitorId)
      .where((eb) => eb.or([eb('author_id', 'is', null), eb('message_id', 'is not', null)]))
  } else query = query.where('message_id', 'is not', null)
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const { message_id, ...shown } = row
  return { ...toAttachment(shown), message_id }
}

/** What is needed to give its bytes to somebody who holds a link, as long as the business is there. */
export async function findLinked(db: TenantDb, id: string): Promise<Attachment | undefined> {
  const isThere = await db.own().select('id').where('deleted_at', 'is', null).executeTakeFirst()
  if (!isThere) return undefined
  const row = await db
    .select('attachments')
    .select(attachmentColumns)
    .where('id', '=', id)
    .where('is_whole', '=', true)
    .executeTakeFirst()
  return row && toAttachment(row)
}

/** The bytes from `start` to before `end`. @throws AppError where the file is erased meanwhile */
export async function* readBytes(
  db: TenantDb,
  id: string,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const place = Math.floor(at / pieceBytes)
    const row = await db
      .select('attachment_pieces')
      .select('bytes')
      .where('attachment_id', '=', id)
      .where('place', '=', place)
      .executeTakeFirst()
    const from = at - place * pieceBytes
    const piece = row?.bytes.subarray(from, from + end - at)
    if (!piece || piece.length === 0) throw new AppError('not_found')
    yield piece
    at += piece.length
  }
}
