/** Phrases that say the same in two intents, but for small words, endings and order. */
import { isSmallWord } from '../../language/small-words.ts'
import type { ReviewPhrase } from './phrases-to-review.ts'

export interface Clash {
  intent: string
  other: string
  pairs: [ReviewPhrase, ReviewPhrase][]
}

/** Share of the words that both have, a rare word counting more, from which two phrases are nearly the same. */
const nearlySame = 0.75
/** With fewer words that mean something, all words decide. */
const leastContent = 2
/** A bound for sets that hold the same phrase everywhere. */
const mostComparisons = 20_000
/** One phrase of another intent is enough to tell. */
const mostOfGroup = 50

export function findClashes(phrases: readonly ReviewPhrase[]): Clash[] {
  const weightOf = rarity(phrases)
  const clashes = new Map<string, Clash>()
  let comparisons = 0
  for (const [phrase, before] of pairsIn(groupsOf(phrases))) {
    if (comparisons++ >= mostComparisons) break
    if (before.intent === phrase.intent) continue
    if (sameness(before, phrase, weightOf) >= nearlySame) addPair(clashes, before, phrase)
  }
  return [...clashes.values()]
}

function* pairsIn(groups: readonly ReviewPhrase[][]): Generator<[ReviewPhrase, ReviewPhrase]> {
  for (const group of groups) {
    for (const [at, phrase] of group.entries()) {
      for (const before of group.slice(0, Math.min(at, mostOfGroup))) yield [phrase, before]
    }
  }
}

function addPair(clashes: Map<string, Clash>, one: ReviewPhrase, two: ReviewPhrase): void {
  const [mine, theirs] = one.intent < two.intent ? [one, two] : [two, one]
  const key = `${mine.intent} ${theirs.intent}`
  const clash = clashes.get(key) ?? { intent: mine.intent, other: theirs.intent, pairs: [] }
  clashes.set(key, clash)
  const isTold = clash.pairs.some(([known, other]) => known === mine || other === theirs)
  if (!isTold) clash.pairs.push([mine, theirs])
}

/** Phrases with the same words that mean something; those alone in their group clash with nothing. */
function groupsOf(phrases: readonly ReviewPhrase[]): ReviewPhrase[][] {
  const groups = new Map<string, ReviewPhrase[]>()
  for (const phrase of phrases) {
    const content = phrase.stems.filter((stem) => !isSmallWord(stem))
    const stems = content.length < leastContent ? phrase.different : new Set(content)
    if (stems.size === 0) continue
    const key = [...stems].sort().join(' ')
    const group = groups.get(key)
    if (group) group.push(phrase)
    else groups.set(key, [phrase])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Weight of the words that both have, as a share of the weight of all their words. */
function sameness(
  { different: mine }: ReviewPhrase,
  { different: theirs }: ReviewPhrase,
  weightOf: (stem: string) => number,
): number {
  let [shared, all] = [0, 0]
  for (const stem of mine) {
    all += weightOf(stem)
    if (theirs.has(stem)) shared += weightOf(stem)
  }
  for (const stem of theirs) if (!mine.has(stem)) all += weightOf(stem)
  return shared / all
}

function rarity(phrases: readonly ReviewPhrase[]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const stem of phrases.flatMap(({ different }) => [...different])) {
    counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return (stem) => Math.log(1 + phrases.length / (counts.get(stem) ?? 1))
}
