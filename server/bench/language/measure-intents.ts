/** Trains a tenant's intents on each training file of a set and detects those of its test files. */
import { join } from 'node:path'
import { detectIntent } from '../../brain/intents/detect-intent.ts'
import { trainIntents } from '../../brain/intents/train-intents.ts'
import { percentile } from '../percentile.ts'
import { type Figure, figure } from './figure.ts'
import { namesIn, readLines } from './read-lines.ts'
import { auroc, correlation, percent } from './scores.ts'

interface Example {
  text: string
  intent: string
}

interface Told {
  gold: string
  told: string
  score: number
}

const none = 'oos'
const moment = { now: new Date('2026-01-15T12:00:00Z'), timezone: 'UTC' }

/** Figures of one folder with train*, valid*, test* and out-of-scope files, or with such files for each of several corpora. */
export function measureIntents(folder: string, set: string): Figure[] {
  const names = namesIn(folder).filter((name) => name.endsWith('.jsonl'))
  const trainings = names.filter((name) => /(?:^|_)train(?:_\d+)?\.jsonl$/.test(name) && !name.includes(none))
  const outside = names.filter((name) => name.includes(`${none}_`) && !name.includes('train'))
  const ofOutside = outside.flatMap((name) => readLines<Example>(join(folder, name)))
  return trainings.flatMap((training) => {
    const at = training.indexOf('train')
    const [prefix, part] = [training.slice(0, at), training.slice(at).replace('.jsonl', '')]
    const learned = readLines<Example>(join(folder, training)).filter(({ intent }) => intent !== none)
    const corpus = prefix.replace(/(?:Corpus)?_$/, '')
    const label = [set, corpus, part].filter(Boolean).join(' ')
    return ofTraining({ folder, label, learned, tests: testsFor(names, prefix), outside: ofOutside })
  })
}

/** Test files of the same corpus, else those of the whole set. */
function testsFor(names: readonly string[], prefix: string): string[] {
  const tests = names.filter((name) => /(?:^|_)(?:valid|test)/.test(name) && !name.includes(none))
  const own = tests.filter((name) => name.startsWith(prefix))
  return own.length > 0 ? own : tests
}

interface Training {
  folder: string
  label: string
  learned: readonly Example[]
  tests: readonly string[]
  outside: readonly Example[]
}

function ofTraining({ folder, label, learned, tests, outside }: Training): Figure[] {
  const started = performance.now()
  const model = trainIntents(byIntent(learned))
  const trained = figure(label, 'training', performance.now() - started, 'ms')
  const own = new Set(learned.map(({ intent }) => intent))
  const times: number[] = []
  const tell = ({ text, intent }: Example): Told => {
    const before = performance.now()
    const { intent: best, alternatives } = detectIntent(model, text, moment)
    times.push(performance.now() - before)
    const match = [...(best ? [best] : []), ...alternatives].find(({ name }) => own.has(name))
    return { gold: intent, told: match?.name ?? none, score: match?.confidence ?? 0 }
  }
  const toldOutside = outside.map(tell)
  const figures = tests.flatMap((test) => {
    const told = readLines<Example>(join(folder, test)).map(tell)
    return ofTest(`${label} ${test.replace(/^.*(?=valid|test)|\.jsonl$/g, '')}`, [...told, ...toldOutside])
  })
  return [trained, ...figures, figure(label, 'detection, p95', percentile(times, 0.95), 'ms')]
}

function ofTest(label: string, told: readonly Told[]): Figure[] {
  const inScope = told.filter(({ gold }) => gold !== none)
  const outside = told.filter(({ gold }) => gold === none)
  const accuracy = figure(
    label,
    'accuracy',
    percent(inScope, (each) => each.gold === each.told),
  )
  if (outside.length === 0) return [accuracy]
  const scores = (list: readonly Told[]) => list.map(({ score }) => score)
  return [
    accuracy,
    figure(label, 'AUROC', auroc(scores(inScope), scores(outside))),
    figure(label, 'best MCC', bestCorrelation(told), ''),
  ]
}

/** Over a hundred thresholds. */
function bestCorrelation(told: readonly Told[]): number {
  const sorted = told.map(({ score }) => score).sort((first, second) => first - second)
  const thresholds = Array.from(
    { length: 100 },
    (_, at) => sorted[Math.floor((at * sorted.length) / 100)] ?? 0,
  )
  const at = (threshold: number) =>
    told.map(({ gold, told: name, score }) => ({ gold, told: score >= threshold ? name : none }))
  return Math.max(...thresholds.map((threshold) => correlation(at(threshold))))
}

function byIntent(examples: readonly Example[]) {
  const phrases = new Map<string, string[]>()
  for (const { intent, text } of examples) phrases.set(intent, [...(phrases.get(intent) ?? []), text])
  return [...phrases].map(([name, all]) => ({ name, phrases: all }))
}
