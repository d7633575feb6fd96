/** An e-mail address as it is stored: trimmed, in lower case, at most the 254 characters that SMTP carries (RFC 5321). */
import { z } from 'zod'

export const emailAddress = z.string().trim().pipe(z.email().max(254).toLowerCase())
