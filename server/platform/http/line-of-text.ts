/** One line of text from outside, such as a name: trimmed, not empty, and nothing that would break a log, a mail or the database. */
import { z } from 'zod'

/** @param max in UTF-16 units */
export function lineOfText(max: number) {
  return z.string().trim().min(1).max(max).refine(isLine, 'has characters that a line of text cannot have')
}

/** No control characters (NUL, line ends), and no half of a surrogate pair. */
function isLine(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text)
}
