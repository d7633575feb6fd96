/** Rows of files as the wire shows them. */
import type { Attachment } from '#wire'
import type { Row } from '../../platform/store/tables.ts'

export const attachmentColumns = ['id', 'name', 'type', 'size', 'width', 'height'] as const

/** Absent fields are left out rather than null. */
export function toAttachment({
  width,
  height,
  ...row
}: Pick<Row<'attachments'>, (typeof attachmentColumns)[number]>): Attachment {
  return { ...row, ...(width && height && { width, height }) }
}
