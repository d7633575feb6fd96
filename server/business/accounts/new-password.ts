/** What a new password must be: long enough, and not the e-mail address. */
import { z } from 'zod'
import { AppError } from '../../errors.ts'

export const newPassword = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(200)
  .refine((text) => !text.includes('\0'), 'has a character that is not allowed')

/** Whether somebody chose their own address. */
export function isOwnEmail(password: string, email: string): boolean {
  return password.trim().toLowerCase() === email.toLowerCase()
}

/** @throws `invalid_input` that names the field */
export function refuseOwnEmail(password: string, email: string, pointer: string): void {
  if (isOwnEmail(password, email)) throw wrongField(pointer, 'custom', 'must not be the e-mail')
}

/** The refusal of one field of a body that fits its schema. */
export function wrongField(pointer: string, code: string, detail: string): AppError {
  return new AppError('invalid_input', {
    detail: `${pointer.slice(1)}: ${detail}`,
    errors: [{ pointer, code, detail }],
  })
}
