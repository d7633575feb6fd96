/** Where somebody may be sent after signing in: a path of this site, and nothing that a browser takes for another one. */
import { z } from 'zod'

const somewhere = 'https://own.invalid'

/** The path as a browser understands it, or null when it could lead elsewhere. */
export function ownPath(text: string): string | null {
  // Browsers take `\` for `/`, and leave tabs and line ends out.
  if (!/^\/(?![/\\])/.test(text) || /[\\\p{Cc}]/u.test(text)) return null
  if (!URL.canParse(text, somewhere)) return null
  const { origin, pathname, search, hash } = new URL(text, somewhere)
  const path = `${pathname}${search}${hash}`
  // `/.//host` comes out as `//host`.
  return origin === somewhere && !path.startsWith('//') ? path : null
}

export const ownPathSchema = z
  .string()
  .max(500)
  .refine((text) => ownPath(text) !== null, 'is not a path of this site')
  .transform((text) => ownPath(text) ?? '/')
