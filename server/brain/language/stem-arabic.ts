/** Takes the article, the joined small words and the endings from an Arabic word, as "light" stemming does. */

const arabic = /^[\u0620-\u064a]+$/
/** "and the", "with the", "like the", "so the", "for the", "the"; then "and" joined alone. */
const articles = /^(?:وال|بال|كال|فال|لل|ال)(?=..)/
const joined = /^و(?=...)/
const endings = /(?:هما|ها|ان|ات|ون|ين|هم|هن|نا|يه|وا|تم|ته|ه|ي|ا)$/
const leastLetters = 3

export function isArabic(word: string): boolean {
  return arabic.test(word)
}

/** @param word folded, so that each letter has one form */
export function stemArabic(word: string): string {
  const bare = articles.test(word) ? word.replace(articles, '') : word.replace(joined, '')
  const ending = endings.exec(bare)
  return ending && ending.index >= leastLetters ? bare.slice(0, ending.index) : bare
}
