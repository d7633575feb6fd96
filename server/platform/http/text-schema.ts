/** Texts as the database can hold them. */
import { z } from 'zod'

/** Whole characters, no NUL, kept to the letter. @param most UTF-16 units */
export function storable(most: number) {
  return z
    .string()
    .max(most)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'Holds characters that are not text.')
}

/** A storable text that says something, without the white space around it. */
export function text(most: number) {
  return z.string().trim().min(1).pipe(storable(most))
}
