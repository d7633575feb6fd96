/** Parts of a message that may each want something of their own. */
import { isUnspaced } from '../language/words.ts'

const most = 8
/** Less than this is a fragment, that wants nothing by itself. */
const leastWords = 3
const leastUnspaced = 4
/** Marks that end a clause, in any script, and words that join two clauses. */
const marks = /[.!?;,:\n\u2026\u3002\uff01\uff1f\uff0c\u3001\uff1b\u061f\u060c\u061b\u0964]/u
const joints: ReadonlySet<string> = new Set(
  'and also but plus then und ausserdem aber sowie y e tambien pero et aussi mais puis и а но также'.split(
    ' ',
  ),
)

/** The clauses of a text, at most eight; none when it has only one. */
export function clausesOf(text: string): string[] {
  const clauses: string[] = []
  for (const part of text.slice(0, 2000).split(marks)) {
    let words: string[] = []
    const end = () => {
      if (isWhole(words)) clauses.push(words.join(' '))
      words = []
    }
    for (const word of part.split(/\s+/)) {
      if (joints.has(word.toLowerCase())) end()
      else if (word !== '') words.push(word)
    }
    end()
  }
  return clauses.length > 1 ? clauses.slice(0, most) : []
}

function isWhole(words: readonly string[]): boolean {
  return words.length >= leastWords || words.some((word) => isUnspaced(word) && word.length >= leastUnspaced)
}
