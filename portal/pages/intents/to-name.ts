/** The name of an intent as programs read it: `book_visit`. */

const longestName = 60

/** Makes a name of words in Latin letters; empty when nothing is left of them. */
export function toName(words: string): string {
  return words
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f']/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[0-9_]+|_+$/g, '')
    .slice(0, longestName)
}

/** What can be typed on into a name. */
export function toNameWhileTyping(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '_').slice(0, longestName)
}

/** Why a name will not do, in words. */
export function nameProblem(name: string): string | undefined {
  if (/^[a-z][a-z0-9_]*$/.test(name)) return undefined
  return 'A name begins with a letter and has small letters a to z, digits and _ only, for example book_visit.'
}
