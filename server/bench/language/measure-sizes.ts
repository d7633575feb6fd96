/** What usual tenants cost: the time that learning takes, and the memory that the learned takes. */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { TrainingIntent } from '../../brain/intents/intent-types.ts'
import { trainIntents } from '../../brain/intents/train-intents.ts'
import { median } from '../percentile.ts'
import { type Figure, figure } from './figure.ts'
import { namesIn, readLines } from './read-lines.ts'
import { type Example, isExample, none } from './rows.ts'

/** So many intents with so many phrases each. */
const sizes = [
  [30, 15],
  [50, 20],
] as const

const kepts = 5

/** Takes the phrases from the first set in the folder that holds enough of them. */
export function measureSizes(folder: string): Figure[] {
  const known = namesIn(folder)
    .filter((set) => namesIn(folder, set).includes('train.jsonl'))
    .map((set) => join(folder, set, 'train.jsonl'))
  return sizes.flatMap(([intents, phrases]) => {
    const fitting = known.map((file) => firstOf(file, intents, phrases))
    const learned = fitting.find((all) => all.length === intents)
    return learned ? ofSize(`${intents}x${phrases}`, learned) : []
  })
}

function ofSize(label: string, intents: readonly TrainingIntent[]): Figure[] {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    trainIntents(intents)
    return performance.now() - started
  })
  return [
    figure(label, 'training', median(times), 'ms'),
    figure(label, 'heap', heapOf(() => trainIntents(intents)) / 1e6, 'MB'),
  ]
}

/** Bytes that what is made keeps; several are made, because the rest of the heap moves, too. */
function heapOf(make: () => unknown): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => {
    // Buffers go some rounds after what held them.
    for (let round = 0; round < 4; round++) collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = used()
  const kept = Array.from({ length: kepts }, make)
  return (used() - before) / kept.length
}

function firstOf(file: string, intents: number, phrases: number): TrainingIntent[] {
  const rows = readLines<Example>(file, isExample).filter(({ intent }) => intent !== none)
  return [...Map.groupBy(rows, ({ intent }) => intent)]
    .filter(([, all]) => all.length >= phrases)
    .slice(0, intents)
    .map(([name, all]) => ({ name, phrases: all.slice(0, phrases).map(({ text }) => text) }))
}
