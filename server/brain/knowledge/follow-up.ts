/** Tells whether a question leans on the one before it, such as "and on Saturday?" or "how much is it?". */
import { isSmallWord } from '../language/small-words.ts'
import { wordsOf } from '../language/words.ts'

const openers =
  /^\s*(?:and|but|or|also|what about|how about|what if|und|oder|wie sieht es|y|o|que tal|qué tal|et|ou|et pour|e|ma|mas|maar|ale|а|и|но|ve|peki|و|और|còn|thế còn)(?![\p{L}\p{M}\p{N}])|^\s*(?:那|还有|還有|では|じゃあ|แล้ว)/iu
const pronouns: ReadonlySet<string> = new Set(
  'it that this they them those these one ones there es das dafur dieser dieses davon eso esto ello lo esos ca cela celui celle y en'.split(
    ' ',
  ),
)
const mostWords = 9
const mostContentWords = 3

/** Whether the question can hardly be understood without what was asked before. */
export function isFollowUp(question: string): boolean {
  const words = wordsOf(question.slice(0, 300))
  if (words.length === 0 || words.length > mostWords) return false
  const content = words.filter((word) => !isSmallWord(word)).length
  if (content > mostContentWords) return false
  return openers.test(question) || content === 0 || (content <= 2 && words.some((word) => pronouns.has(word)))
}

/** The last questions of the visitor that say what is talked about, newest first, at most two. */
export function subjectsOf(history: readonly { role: string; text: string }[]): string[] {
  const subjects: string[] = []
  for (let at = history.length - 1; at >= 0 && subjects.length < 2; at--) {
    const message = history[at]
    if (message?.role !== 'visitor') continue
    subjects.push(message.text)
    if (!isFollowUp(message.text)) break
  }
  return subjects
}
