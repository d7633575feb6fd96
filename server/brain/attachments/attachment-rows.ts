/** Rows of files as the wire shows them. */
import type { Attachment } from '#wire'
import type { Row } from '../../platform/store/tables.ts'

export const attachmentColumns = ['id', 'name', 'type', 'size', 'width', 'height'] as const

/** Absent fields are left out; in the order that the database gives them, so that a message is the same however it is read. */
export function toAttachment({
  id,
  name,
  size,
  type,
  width,
  height,
}: Pick<Row<'attachments'>, (typeof attachmentColumns)[number]>): Attachment {
  return { id, name, size, type, ...(width && height && { width, height }) }
}
