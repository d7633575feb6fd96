/** Trains a tenant's intents on each training file of a set and detects those of its test files. */
import { join } from 'node:path'
import { median, percentile } from '../percentile.ts'
import { borrowTraining, namedAsLearned } from './borrowed-training.ts'
import { type Figure, figure } from './figure.ts'
import type { Answer, IntentEngine, Outcome } from './intent-engine.ts'
import { intentFilesIn, type OutsideFile, type TestFile, type TrainingFile } from './intent-files.ts'
import { measureSeveralIntents } from './measure-several-intents.ts'
import { ownEngine } from './own-engine.ts'
import { namesIn, readLines } from './read-lines.ts'
import { type Example, isExample, isSeveralExample, none } from './rows.ts'
import { say } from './say.ts'
import { chosenThresholdScores, halves, type Score, scoresOf, type Told } from './score-intents.ts'

/** Figures of one folder, each beside the neighbour's where it can be measured. */
export function measureIntents(folder: string, set: string, neighbour: IntentEngine | null): Figure[] {
  const files = intentFilesIn(namesIn(folder))
  const { trainings, others } = files
  const several = [...trainings, ...files.tests].filter(({ file }) => holdsSeveral(folder, file))
  const severalOthers = others.filter((file) => file.endsWith('.jsonl') && holdsSeveral(folder, file))
  for (const file of others.filter((name) => !severalOthers.includes(name))) {
    say(`${set}/${file}: neither training, validation, test nor out of scope by its name: left out`)
  }
  if (several.length + severalOthers.length > 0) return measureSeveralIntents(folder, set, neighbour)
  const read = <T extends { file: string }>(file: T) => ({
    ...file,
    rows: readLines<Example>(join(folder, file.file), isExample),
  })
  const task = { set, outside: files.outside.map(read), neighbour }
  if (trainings.length === 0) return ofBorrowed(folder, { ...task, tests: files.tests.map(read) })
  return trainings.flatMap((training) => {
    const { rows } = read(training)
    return ofTraining({ ...task, training, learned: rows, tests: training.tests.map(read) })
  })
}

/** A set that holds only tests is one of another set's intents. */
function ofBorrowed(folder: string, task: Omit<Task, 'training' | 'learned'>): Figure[] {
  const borrowed = borrowTraining(
    folder,
    task.tests.flatMap(({ rows }) => rows),
  )
  if (!borrowed) {
    say(
      `${task.set}: no training file (train*.jsonl), and no set beside it has its intents: nothing to learn from`,
    )
    return []
  }
  say(`${task.set}: no training file: ${borrowed.from} is learned`)
  return ofTraining({ ...task, training: { corpus: '', part: 'train' }, learned: borrowed.rows })
}

type WithRows<T> = T & { rows: readonly Example[] }

interface Task {
  set: string
  training: Pick<TrainingFile, 'corpus' | 'part'>
  learned: readonly Example[]
  tests: readonly WithRows<TestFile>[]
  outside: readonly WithRows<OutsideFile>[]
  neighbour: IntentEngine | null
}

function ofTraining({ set, training, outside, neighbour, ...rows }: Task): Figure[] {
  const label = [set, training.corpus, training.part].filter(Boolean).join(' ')
  const learned = rows.learned.filter(({ intent }) => intent !== none)
  if (learned.length === 0) {
    say(`${label}: nothing to learn from`)
    return []
  }
  const tests = rows.tests.map((test) => ({ ...test, rows: namedAsLearned(test.rows, learned) }))
  sayUnlearned(label, learned, tests)
  const intents = byIntent(learned)
  const texts = [...tests, ...outside].flatMap(({ rows }) => rows.map(({ text }) => text))
  const figuresOf = (outcome: Outcome) => [
    ...testFigures(label, outcome.answers, tests, outside),
    ...costFigures(label, outcome),
  ]
  const own = figuresOf(ownEngine(intents, texts))
  const beside = neighbour?.(intents, texts)
  if (!beside) return own
  const values = new Map(figuresOf(beside).map((each) => [`${each.set} ${each.name}`, each.value]))
  return own.map((each) => {
    const value = values.get(`${each.set} ${each.name}`)
    return value === undefined ? each : { ...each, nlpJs: value }
  })
}

/** What each test's texts, and those out of scope that go with it, were taken for. */
function testFigures(
  label: string,
  answers: readonly Answer[],
  tests: Task['tests'],
  outside: Task['outside'],
): Figure[] {
  let from = 0
  const toldOf = <T extends { rows: readonly Example[] }>(file: T) => {
    const start = from
    from += file.rows.length
    return { ...file, told: file.rows.map((row, at) => toldFor(row, answers[start + at])) }
  }
  const told = tests.map(toldOf)
  const toldOutside = outside.map((file) => {
    const { told: all, ...rest } = toldOf(file)
    const { domain } = file
    return { ...rest, told: domain ? all.map((each) => ({ ...each, domain })) : all }
  })
  const whole = told.map((test) => ({ ...test, all: [...test.told, ...outsideFor(test, toldOutside)] }))
  return whole.flatMap((test) => {
    if (test.all.length === 0) return []
    const validation = whole.find((other) => other !== test && other.isValidation && !test.isValidation)
    const scores = [...scoresOf(test.all), ...thresholdScores(test.all, validation?.all)]
    return scores.map((each) => figureOf(`${label} ${test.part}`, each))
  })
}

type ToldOutside = OutsideFile & { told: readonly Told[] }

/** Validation goes with validation and test with test, where the names say so. */
function outsideFor({ isValidation }: TestFile, outside: readonly ToldOutside[]): Told[] {
  const matching = outside.filter((file) => (isValidation ? file.isValidation : file.isTest))
  return (matching.length > 0 ? matching : outside).flatMap(({ told }) => told)
}

function thresholdScores(all: readonly Told[], validation: readonly Told[] | undefined): Score[] {
  const hasBoth = (told: readonly Told[]) =>
    told.some(({ gold }) => gold === none) && told.some(({ gold }) => gold !== none)
  if (!hasBoth(all)) return []
  if (validation && hasBoth(validation)) return chosenThresholdScores(validation, all, 'on validation')
  const [first, second] = halves(all)
  return hasBoth(first) && hasBoth(second) ? chosenThresholdScores(first, second, 'on the other half') : []
}

function costFigures(label: string, { trainingMs, detectionMs, storedBytes }: Outcome): Figure[] {
  return [
    figure(label, 'training', trainingMs, 'ms'),
    figure(label, 'stored', storedBytes / 1e6, 'MB'),
    ...(detectionMs.length === 0
      ? []
      : [
          figure(label, 'detection, p50', median(detectionMs), 'ms'),
          figure(label, 'detection, p95', percentile(detectionMs, 0.95), 'ms'),
        ]),
  ]
}

function figureOf(label: string, { name, value, unit, note }: Score): Figure {
  return { ...figure(label, name, value, unit), ...(note && { note }) }
}

function toldFor({ intent }: Example, answer: Answer | undefined): Told {
  const best = answer?.ranked[0]
  return { gold: intent, told: best?.name ?? none, score: best?.score ?? 0, taken: answer?.taken ?? null }
}

/** A test of other intents than those learned says nothing, and should not look like a bad result. */
function sayUnlearned(label: string, learned: readonly Example[], tests: Task['tests']): void {
  const known = new Set([none, ...learned.map(({ intent }) => intent)])
  for (const { part, rows } of tests) {
    const foreign = rows.filter(({ intent }) => !known.has(intent))
    if (foreign.length > 0) {
      say(`${label} ${part}: ${foreign.length} of ${rows.length} lines name an intent that is not learned`)
    }
  }
}

/** Reads them again for it: what is broken is told when they are measured. */
function holdsSeveral(folder: string, file: string): boolean {
  return readLines(join(folder, file), isSeveralExample, () => undefined).length > 0
}

function byIntent(examples: readonly Example[]) {
  const phrases = Map.groupBy(examples, ({ intent }) => intent)
  return [...phrases].map(([name, rows]) => ({ name, phrases: rows.map(({ text }) => text) }))
}
