/** Phrases as they are typed and pasted: one a line, copies folded. */

export interface ParsedPhrases {
  phrases: string[]
  /** How many lines said what another had said, but for case, spaces and signs at the end. */
  copies: number
  /** Lines that are longer than a phrase may be. */
  tooLong: string[]
}

export const longestPhrase = 500

/** Takes the phrases out of a text; bullets, numbers and quotes around a line are no part of it. */
export function parsePhrases(text: string): ParsedPhrases {
  const seen = new Set<string>()
  const phrases: string[] = []
  const tooLong: string[] = []
  let copies = 0
  for (const line of text.split(/[\r\n]+/)) {
    const phrase = bare(line)
    if (!phrase) continue
    const key = keyOf(phrase)
    if (seen.has(key)) copies += 1
    else phrases.push(phrase)
    seen.add(key)
    if (phrase.length > longestPhrase) tooLong.push(phrase)
  }
  return { phrases, copies, tooLong }
}

/** Phrases of the same key are copies of each other. */
export function keyOf(phrase: string): string {
  let end = phrase.length
  while (end > 0 && '.!?… '.includes(phrase[end - 1] ?? '')) end -= 1
  return phrase.slice(0, end).toLowerCase()
}

function bare(line: string): string {
  const text = line.replace(/\s+/g, ' ').trim()
  const item = text.replace(/^(?:[-*•–] ?|\d{1,4}[.)] )/, '')
  return /^(?:"[^"]*"|“[^“”]*”|„[^„“]*“)$/.test(item) ? item.slice(1, -1).trim() : item
}
