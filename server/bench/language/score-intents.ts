/** Figures of what was told of a test's messages. */
import type { Unit } from './figure.ts'
import { none } from './rows.ts'
import { auroc, bestCorrelation, bestThreshold, caughtWhenKept, percent } from './scores.ts'

export interface Told {
  gold: string
  /** The likeliest of the learned intents, sure or not. */
  told: string
  score: number
  /** What is acted on by the engine's own threshold; null when nothing fits. */
  taken: string | null
  /** Whether a text out of scope is about the owner's trade, where the files say so. */
  domain?: string
}

export interface Score {
  name: string
  value: number
  unit: Unit
  note?: string
}

/** What is usual to publish: of in-scope texts alone, and of both kinds where there are both. */
export function scoresOf(all: readonly Told[]): Score[] {
  const { inScope, outside } = apart(all)
  const accuracy = score('accuracy', percent(inScope, isRight))
  if (inScope.length === 0 || outside.length === 0) return [accuracy, ...ownThreshold(all)]
  const mcc = score('best MCC', bestCorrelation(all, none), '')
  return [accuracy, ...separation(inScope, outside), mcc, ...ownThreshold(all)]
}

/** As in the paper of CLINC150: the threshold that is best on one part, out of scope counted as an intent, used on another. */
export function chosenThresholdScores(
  chosenOn: readonly Told[],
  all: readonly Told[],
  note: string,
): Score[] {
  const { inScope, outside } = apart(all)
  const threshold = bestThreshold(chosenOn, none)
  const kept = percent(inScope, (each) => isRight(each) && each.score >= threshold)
  const refused = percent(outside, (each) => each.score < threshold)
  return [
    { ...score('accuracy, chosen threshold', kept), note },
    { ...score('OOS refused, chosen threshold', refused), note },
  ]
}

/** Every other text of each kind. */
export function halves(all: readonly Told[]): [Told[], Told[]] {
  const { inScope, outside } = apart(all)
  const half = (rest: number) => [inScope, outside].flatMap((list) => list.filter((_, at) => at % 2 === rest))
  return [half(0), half(1)]
}

function separation(inScope: readonly Told[], outside: readonly Told[]): Score[] {
  const kept = scoresIn(inScope)
  const domains = [...new Set(outside.flatMap(({ domain }) => domain ?? []))].sort()
  const kinds = domains.length > 1 ? ['', ...domains] : ['']
  return kinds.flatMap((kind) => {
    const others = scoresIn(outside.filter(({ domain }) => kind === '' || domain === kind))
    const end = kind && `, ${kind}`
    return [
      score(`AUROC${end}`, auroc(kept, others)),
      score(`OOS caught, 95 % kept${end}`, caughtWhenKept(kept, others, 0.95)),
    ]
  })
}

/** What a visitor meets: another answer than the right one is worse than none. */
function ownThreshold(all: readonly Told[]): Score[] {
  const { inScope, outside } = apart(all)
  const within: Score[] = [
    score(
      'own threshold: right',
      percent(inScope, ({ gold, taken }) => taken === gold),
    ),
    score(
      'own threshold: wrong',
      percent(inScope, ({ gold, taken }) => taken !== null && taken !== gold),
    ),
    score(
      'own threshold: refused',
      percent(inScope, ({ taken }) => taken === null),
    ),
  ]
  const refused = percent(outside, ({ taken }) => taken === null)
  return [
    ...(inScope.length > 0 ? within : []),
    ...(outside.length > 0 ? [score('own threshold: OOS refused', refused)] : []),
  ]
}

function apart(all: readonly Told[]) {
  return {
    inScope: all.filter(({ gold }) => gold !== none),
    outside: all.filter(({ gold }) => gold === none),
  }
}

function isRight({ gold, told }: Told): boolean {
  return gold === told
}

function scoresIn(list: readonly Told[]): number[] {
  return list.map(({ score }) => score)
}

function score(name: string, value: number, unit: Unit = '%'): Score {
  return { name, value, unit }
}
