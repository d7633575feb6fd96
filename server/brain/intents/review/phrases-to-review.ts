/** The phrases of all intents with their words, ready to be compared; of very large sets a sample. */
import { guessLanguage } from '../../language/guess-language.ts'
import { stemmer } from '../../language/stem.ts'
import { wordsOf } from '../../language/words.ts'
import type { TrainingIntent } from '../intent-types.ts'

export interface ReviewPhrase {
  intent: string
  text: string
  /** In the order of the phrase. */
  stems: readonly string[]
  different: ReadonlySet<string>
}

/** So many take about a tenth of a second to compare. */
const mostPhrases = 2_000
const mostStems = 40

/** Each intent gives the same share, taken evenly from all its phrases. */
export function phrasesToReview(intents: readonly TrainingIntent[]): ReviewPhrase[] {
  const share = Math.ceil(mostPhrases / Math.max(1, intents.length))
  const total = intents.reduce((sum, { phrases }) => sum + phrases.length, 0)
  const sample = intents.flatMap(({ phrases }) => phrases.slice(0, 3)).join(' ')
  const stem = stemmer(guessLanguage(sample) ?? 'en')
  return intents.flatMap(({ name, phrases }) => {
    const taken = total <= mostPhrases ? phrases : evenly(phrases, share)
    return taken.map((text) => {
      const stems = wordsOf(text).slice(0, mostStems).map(stem)
      return { intent: name, text, stems, different: new Set(stems) }
    })
  })
}

function evenly(phrases: readonly string[], most: number): string[] {
  if (phrases.length <= most) return [...phrases]
  const step = phrases.length / most
  return Array.from({ length: most }, (_, at) => phrases[Math.floor(at * step)] ?? '')
}
