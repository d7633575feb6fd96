/** Recognizes a word in a longer one that it is part of, as languages build them that write compounds as one word. */

/** Shorter parts begin or end words by chance. */
const leastPart = 4
const leastShortened = 9

/** Whether a word begins or ends the compound, or is it without its middle: "Haarschnitt", "Damenschnitt". */
export function isPartOfCompound(word: string, compound: string): boolean {
  if (word.length < leastPart || word.length > compound.length) return false
  if (compound.startsWith(word) || compound.endsWith(word)) return true
  if (word.length < leastShortened) return false
  const before = commonBeginning(word, compound)
  return before >= leastPart && word.length - before >= leastPart && compound.endsWith(word.slice(before))
}

function commonBeginning(first: string, second: string): number {
  let length = 0
  while (length < first.length && first[length] === second[length]) length++
  return length
}
