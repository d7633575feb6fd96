/** Measures messages that want several things at once: parts of the set take turns in being learned and tested. */
import { join } from 'node:path'
import { type Figure, figure } from './figure.ts'
import type { IntentEngine } from './intent-engine.ts'
import { ownEngine } from './own-engine.ts'
import { namesIn, readLines } from './read-lines.ts'
import { isSeveralExample, type SeveralExample } from './rows.ts'
import { microF1 } from './scores.ts'

interface Round {
  learned: readonly SeveralExample[]
  tested: readonly SeveralExample[]
}

/** Micro-F1 of one folder: over its folds where its lines have them, else of its training and its other files. */
export function measureSeveralIntents(folder: string, set: string, neighbour: IntentEngine | null): Figure[] {
  const files = namesIn(folder).filter((name) => name.endsWith('.jsonl'))
  const rowsOf = (names: readonly string[]) =>
    names.flatMap((name) => readLines<SeveralExample>(join(folder, name), isSeveralExample))
  const all = rowsOf(files)
  const folds = [...Map.groupBy(all, ({ fold }) => fold ?? -1).values()]
  if (all.every(({ fold }) => fold !== undefined) && folds.length > 1) return ofFolds(set, folds, neighbour)
  const trainings = files.filter((name) => /train/i.test(name))
  const tested = rowsOf(files.filter((name) => !/train/i.test(name)))
  return trainings.flatMap((name) => {
    const label = `${set} ${name.replace('.jsonl', '')}`
    return ofRounds(label, [{ learned: rowsOf([name]), tested }], neighbour)
  })
}

/** As usual for such sets: one fold learned, two folds learned, all but two learned; the others tested. */
function ofFolds(
  set: string,
  folds: readonly (readonly SeveralExample[])[],
  neighbour: IntentEngine | null,
): Figure[] {
  const pairs = Array.from({ length: Math.floor(folds.length / 2) }, (_, at) => [2 * at, 2 * at + 1])
  const learning = (chosen: readonly number[]): Round => ({
    learned: folds.filter((_, at) => chosen.includes(at)).flat(),
    tested: folds.filter((_, at) => !chosen.includes(at)).flat(),
  })
  const small = folds.map((_, at) => learning([at]))
  const medium = pairs.map(learning)
  const large = medium.map(({ learned, tested }) => ({ learned: tested, tested: learned }))
  return [
    ...ofRounds(`${set} one fold`, small, neighbour),
    ...ofRounds(`${set} two folds`, medium, neighbour),
    ...ofRounds(`${set} all but two`, large, neighbour),
  ]
}

function ofRounds(label: string, rounds: readonly Round[], neighbour: IntentEngine | null): Figure[] {
  const own = f1Of(rounds, ownEngine)
  if (own === null) return []
  const beside = neighbour && f1Of(rounds, neighbour)
  return [{ ...figure(label, 'micro-F1', own), ...(beside !== null && { nlpJs: beside }) }]
}

function f1Of(rounds: readonly Round[], engine: IntentEngine): number | null {
  const pairs: { gold: readonly string[]; told: readonly string[] }[] = []
  for (const { learned, tested } of rounds) {
    const outcome = engine(
      byIntent(learned),
      tested.map(({ text }) => text),
    )
    if (!outcome) return null
    for (const [at, { intents }] of tested.entries()) {
      pairs.push({ gold: intents, told: outcome.answers[at]?.found ?? [] })
    }
  }
  return pairs.length === 0 ? null : microF1(pairs)
}

/** A message that means several intents is a phrase of each. */
function byIntent(examples: readonly SeveralExample[]) {
  const named = examples.flatMap(({ text, intents }) => intents.map((name) => ({ name, text })))
  const phrases = Map.groupBy(named, ({ name }) => name)
  return [...phrases].map(([name, rows]) => ({ name, phrases: rows.map(({ text }) => text) }))
}
