/** Schemas that several routes of the portal share. */
import { z } from 'zod'
import { isId } from '../../platform/store/new-id.ts'

export const idParams = z.strictObject({ id: z.string().refine(isId) })

/** The body of a call that has nothing to say. */
export const nothing = z.object({}).optional()

/** One's own password, to be compared. */
export const ownPassword = z.string().min(1).max(200)

/** A password that somebody chooses. */
export const newPassword = z
  .string()
  .min(8)
  .max(200)
  .refine((text) => !text.includes('\0'), 'has a character that is not allowed')

/** What every list takes; a cursor is opaque to clients. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().refine(isId, 'Not a cursor of this list.').exactOptional(),
}

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), has_more: z.boolean(), next_cursor: z.string().nullable() })

/** Makes a page of rows that were read with one more than `limit`. */
export function toPage<T extends { id: string }>(rows: T[], limit: number) {
  const data = rows.slice(0, limit)
  const has_more = rows.length > limit
  return { data, has_more, next_cursor: has_more ? (data.at(-1)?.id ?? null) : null }
}
