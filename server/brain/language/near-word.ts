/** Finds the known word that a mistyped word most likely stands for. */

/** Words to correct to, with a signature of letters each, so that most are skipped in one step. */
export interface Vocabulary {
  words: readonly string[]
  signatures: Int32Array
  /** How often each word occurs; the more frequent of two equally near words wins. */
  counts: Int32Array
}

/** Shorter words have too many neighbours that mean something else. */
const leastMendable = 5
const longestWord = 24

export function vocabularyOf(counts: ReadonlyMap<string, number>): Vocabulary {
  const words = [...counts.keys()].filter((word) => word.length >= 3 && word.length <= longestWord)
  return {
    words,
    signatures: Int32Array.from(words, signatureOf),
    counts: Int32Array.from(words, (word) => counts.get(word) ?? 0),
  }
}

/**
 * The nearest known word, or null when none is near enough to be meant.
 * @param least letters that the word must have
 */
export function nearWord(vocabulary: Vocabulary, word: string, least = leastMendable): string | null {
  if (!isMendable(word, least)) return null
  const most = word.length >= 8 ? 2 : 1
  let best: { word: string; distance: number; count: number } | null = null
  for (const at of candidates(vocabulary, word, most)) {
    const known = vocabulary.words[at] ?? ''
    const distance = distanceWithin(word, known, most)
    const count = vocabulary.counts[at] ?? 0
    if (distance > most) continue
    const isNearer = !best || distance < best.distance || (distance === best.distance && count > best.count)
    if (isNearer) best = { word: known, distance, count }
  }
  return best?.word ?? null
}

function isMendable(word: string, least: number): boolean {
  return word.length >= least && word.length <= longestWord && !/\d/.test(word)
}

/** Places of the words of about the same length and letters. */
function candidates(vocabulary: Vocabulary, word: string, most: number): number[] {
  const signature = signatureOf(word)
  const found: number[] = []
  for (let at = 0; at < vocabulary.words.length; at++) {
    if (bitCount((vocabulary.signatures[at] ?? 0) ^ signature) > 2 * most) continue
    if (Math.abs((vocabulary.words[at] ?? '').length - word.length) <= most) found.push(at)
  }
  return found
}

/** Edits (insert, delete, replace, swap neighbours) from one word to the other; more than `most` is `most + 1`. */
export function distanceWithin(first: string, second: string, most: number): number {
  const pair = { first, second }
  let older: number[] = []
  let old = Array.from({ length: second.length + 1 }, (_, at) => at)
  for (let row = 1; row <= first.length; row++) {
    const current = nextRow(pair, row, old, older)
    if (Math.min(...current) > most) return most + 1
    older = old
    old = current
  }
  return Math.min(old[second.length] ?? 0, most + 1)
}

interface Pair {
  first: string
  second: string
}

function nextRow(
  { first, second }: Pair,
  row: number,
  old: readonly number[],
  older: readonly number[],
): number[] {
  const current = [row]
  const letter = first.charCodeAt(row - 1)
  for (let column = 1; column <= second.length; column++) {
    const other = second.charCodeAt(column - 1)
    const replaced = (old[column - 1] ?? 0) + (letter === other ? 0 : 1)
    const edits = Math.min((old[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced)
    const isSwap =
      row > 1 && column > 1 && letter === second.charCodeAt(column - 2) && first.charCodeAt(row - 2) === other
    current.push(isSwap ? Math.min(edits, (older[column - 2] ?? 0) + 1) : edits)
  }
  return current
}

function signatureOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
