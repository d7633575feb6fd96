/** Made-up articles and questions about them: words from syllables, some of them frequent, as in a language. */

export interface MadeUpArticle {
  question: string
  answer: string
  /** Words of the question that carry its meaning. */
  about: string[]
}

const onsets = ['b', 'br', 'd', 'f', 'gl', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'v', 'z']
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou']
const endings = ['', 'l', 'm', 'n', 'r', 'st', 'x']
const vocabularySize = 4_000
const joints = ['and', 'with', 'for', 'of', 'before', 'after', 'without', 'from']

/** The same for the same seed. */
export function madeUpArticles(count: number, seed = 1): MadeUpArticle[] {
  const random = randomFrom(seed)
  const vocabulary = madeUpWords(vocabularySize, random)
  // Small places come far more often than large ones.
  const word = () => vocabulary[Math.floor(random() ** 2 * vocabulary.length)] ?? ''
  return Array.from({ length: count }, () => {
    const about = [word(), word(), word()]
    const [first = '', second = '', third = ''] = about
    const sentences = Array.from({ length: 4 }, () => sentence(word, random))
    return {
      about,
      question: `How do I ${first} the ${second} ${third}?`,
      answer: `To ${first} the ${second}, ${sentences.join(' ')}`,
    }
  })
}

/** Asks for the article in other words than its own. */
export function madeUpQuestion({ about: [first, second, third] }: MadeUpArticle): string {
  return `My ${second} ${third}: what is the best way to ${first} it?`
}

function sentence(word: () => string, random: () => number): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 8) }, (_, at) =>
    at % 3 === 2 ? (joints[Math.floor(random() * joints.length)] ?? '') : word(),
  )
  const text = words.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function madeUpWords(count: number, random: () => number): string[] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const syllable = () => pick(onsets) + pick(vowels) + pick(endings)
  const words = new Set<string>()
  while (words.size < count) words.add(syllable() + syllable() + (random() < 0.5 ? syllable() : ''))
  return [...words]
}

/** Evenly spread numbers from 0 to 1 (a linear congruence modulo 2^32; its high bits are good enough). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
