/** Tells whether a question leans on the one before it, such as "and on Saturday?" or "how much is it?". */
import { isSmallWord } from '../language/small-words.ts'
import { isUnspaced, wordsOf } from '../language/words.ts'

/** Beginnings that take up what was said. */
const openers = [
  'and|but|or|also|what about|how about|what if|then what',
  'und|oder|aber|wie sieht es|was ist mit|y|o|pero|qué tal|que tal|et|ou|mais|et pour',
  'e|ma|ou|mas|și|sau|dar|maar|ale|и|а|или|но|ve|peki|και|ή|αλλά|còn|thế còn|و|أو|ماذا عن|और|या',
]
const opening = new RegExp(
  `^\\s*(?:(?:${openers.join('|')})(?![\\p{L}\\p{M}\\p{N}])|那么?|那|还有|還有|では|じゃあ|それで|แล้ว)`,
  'iu',
)
const pronouns: ReadonlySet<string> = new Set(
  `it that this they them those these one ones there es das dafur dieser dieses davon eso esto ello lo esos ca cela celui
  celle y en questo quello isso este aceasta asta это этот эта они его ее bu bunu onu αυτο αυτα هذا هذه ذلك यह वह`.split(
    /\s+/,
  ),
)
/** Articles that stand for a thing only where a question ends: "Wie lange gelten die?". */
const lastPronouns: ReadonlySet<string> = new Set('die der den denen ihn sie'.split(' '))
const mostWords = 9
const mostContentWords = 3
/** Pieces of text without spaces that say as much as three words. */
const mostUnspacedPieces = 24

/** Whether the question can hardly be understood without what was asked before. */
export function isFollowUp(question: string): boolean {
  const words = wordsOf(question.slice(0, 300))
  const isSpaced = !words.some(isUnspaced)
  if (words.length === 0 || words.length > (isSpaced ? mostWords : mostUnspacedPieces)) return false
  if (!isSpaced) return opening.test(question) || words.every(isSmallWord)
  const content = words.filter((word) => !isSmallWord(word)).length
  if (content > mostContentWords) return false
  return (
    opening.test(question) ||
    content === 0 ||
    (content <= 2 && (words.some((word) => pronouns.has(word)) || lastPronouns.has(words.at(-1) ?? '')))
  )
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
