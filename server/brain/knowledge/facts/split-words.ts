/** Splits a question into words, also where words are written without spaces. */
import { foldText, wordsOf } from '../../language/words.ts'
import { listForm } from './word-list.ts'

const unspaced = /([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+|[\p{sc=Thai}]+)/u
const longestText = 4000
const longestPiece = 16

/** Folded words; a text without spaces is cut into the longest known pieces, what is between them stays whole. */
export function splitWords(text: string, pieces: ReadonlySet<string>): string[] {
  const parts = foldText(text.slice(0, longestText)).split(unspaced)
  return parts.flatMap((part, at) => (at % 2 === 1 ? cut(part, pieces) : wordsOf(part).map(listForm)))
}

/** The stretches without spaces in a name, for a question to be cut by. */
export function unspacedRuns(text: string): string[] {
  return foldText(text)
    .split(unspaced)
    .filter((_part, at) => at % 2 === 1)
}

function cut(run: string, pieces: ReadonlySet<string>): string[] {
  const words: string[] = []
  let strange = ''
  for (let at = 0; at < run.length; ) {
    const piece = longestAt(run, at, pieces)
    if (piece === '') strange += run[at]
    else {
      if (strange !== '') words.push(strange)
      strange = ''
      words.push(piece)
    }
    at += Math.max(piece.length, 1)
  }
  return strange === '' ? words : [...words, strange]
}

function longestAt(run: string, at: number, pieces: ReadonlySet<string>): string {
  for (let length = Math.min(longestPiece, run.length - at); length > 0; length--) {
    const piece = run.slice(at, at + length)
    if (pieces.has(piece)) return piece
  }
  return ''
}
