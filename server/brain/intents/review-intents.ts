/** Finds what keeps an owner's intents from being told apart: a look at the phrases alone, no model is needed. */
import type { IntentProblem } from '#wire'
import { builtInIntents } from './built-in/built-in-intents.ts'
import type { TrainingIntent } from './intent-types.ts'
import { findClashes } from './review/find-clashes.ts'
import { findMistakable } from './review/find-mistakable.ts'
import { phrasesToReview } from './review/phrases-to-review.ts'

/** With fewer phrases an intent is recognised in little more than their own words. */
const leastPhrases = 5
/** Visitors ask in a sentence or two. */
const longPhrase = 160
const mostExamples = 5
const severity = ['clash', 'mistakable', 'empty', 'thin', 'duplicate', 'long'] as const

/**
 * The problems of a set of intents, the worst first. Pure, and linear in the number of phrases;
 * of very large sets, a sample of each intent is compared with the others.
 */
export function reviewIntents(intents: readonly TrainingIntent[]): IntentProblem[] {
  const phrases = phrasesToReview(intents)
  const clashes = findClashes(phrases)
  const clashing = new Set(clashes.flatMap(({ pairs }) => pairs.flat()))
  const mistakable = findMistakable(phrases.filter((phrase) => !clashing.has(phrase)))
  const problems: IntentProblem[] = [
    ...clashes.map(({ intent, other, pairs }) => ({
      kind: 'clash' as const,
      intent,
      other,
      count: pairs.length,
      examples: pairs.slice(0, mostExamples).map(([mine, theirs]) => ({
        phrase: mine.text,
        other: theirs.text,
      })),
      detail: clashDetail(pairs.length, intent, other),
    })),
    ...mistakable.map(({ intent, other, phrases: found }) => ({
      kind: 'mistakable' as const,
      intent,
      other,
      count: found.length,
      examples: examplesOf(found.map(({ text }) => text)),
      detail: `${found.length === 1 ? 'A phrase reads' : `${found.length} phrases read`} more like "${other}". Move ${them(found.length)} there, or add words that only "${intent}" has.`,
    })),
    ...intents.flatMap(ownProblems),
  ]
  return problems.sort((a, b) => severity.indexOf(a.kind) - severity.indexOf(b.kind))
}

function clashDetail(count: number, intent: string, other: string): string {
  const what =
    count === 1 ? 'The same phrase, or nearly the same, is' : `${count} phrases, or nearly the same, are`
  return `${what} in "${intent}" and in "${other}". Keep ${count === 1 ? 'it' : 'each'} in the one where it belongs and delete it from the other.`
}

/** What can be seen without looking at the other intents. */
function ownProblems({ name, phrases }: TrainingIntent): IntentProblem[] {
  const isExtension = builtInIntents.some((builtIn) => builtIn.name === name)
  const copies = copiesIn(phrases)
  const different = phrases.length - copies.length
  const long = phrases.filter((phrase) => phrase.length > longPhrase)
  const problems: IntentProblem[] = []
  const add = (kind: IntentProblem['kind'], found: readonly string[], detail: string) =>
    problems.push({ kind, intent: name, count: found.length, examples: examplesOf(found), detail })
  if (phrases.length === 0) {
    add(
      'empty',
      [],
      `No phrases yet, so no message can mean it. Write at least ${leastPhrases} ways to ask for it.`,
    )
  } else if (different < leastPhrases && !isExtension) {
    const missing = leastPhrases - different
    add(
      'thin',
      phrases,
      `Only ${different} ${different === 1 ? 'phrase' : 'phrases'}. Add ${missing} or more that say it in other words.`,
    )
  }
  if (copies.length > 0) {
    add(
      'duplicate',
      copies,
      `${copies.length === 1 ? 'A phrase is' : `${copies.length} phrases are`} there more than once. Delete the copies: they teach nothing new.`,
    )
  }
  if (long.length > 0) {
    add(
      'long',
      long,
      `${long.length === 1 ? 'A phrase is' : `${long.length} phrases are`} longer than ${longPhrase} characters. Visitors ask briefly: shorten ${them(long.length)}, or make several phrases of one.`,
    )
  }
  return problems
}

function copiesIn(phrases: readonly string[]): string[] {
  const seen = new Set<string>()
  return phrases.filter((phrase) => {
    const key = folded(phrase)
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}

/** But for case and the signs at the end. */
function folded(phrase: string): string {
  let end = phrase.length
  while (end > 0 && '.?!, '.includes(phrase[end - 1] ?? '')) end -= 1
  return phrase.slice(0, end).toLowerCase()
}

function examplesOf(phrases: readonly string[]): { phrase: string }[] {
  return phrases.slice(0, mostExamples).map((phrase) => ({ phrase }))
}

function them(count: number): string {
  return count === 1 ? 'it' : 'them'
}
