/** Words and numbers of a text with their places: the ground on which addresses and names are looked for. */

export interface TextWord {
  /** As it is written, with the full stop of an abbreviation or a sentence. */
  written: string
  /** In small letters, without full stop. */
  small: string
  start: number
  end: number
  /** What stands between the word before and this one. */
  gap: string
  isNumber: boolean
  /** Begins with a capital letter. */
  isCapital: boolean
}

const words = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’-](?=[\p{L}\p{N}]))*\.?/gu

export function textWords(text: string): TextWord[] {
  const all: TextWord[] = []
  let last = 0
  for (const { 0: written, index: start } of text.matchAll(words)) {
    const end = start + written.length
    all.push({
      written,
      small: written.toLowerCase().replace(/\.$/, ''),
      start,
      end,
      gap: text.slice(last, start),
      isNumber: /^\d{1,6}[a-z]?(?:-\d{1,4})?\.?$/i.test(written),
      isCapital: /^\p{Lu}/u.test(written),
    })
    last = end
  }
  return all
}
