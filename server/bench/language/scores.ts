/** Measures of how well answers and refusals are told apart. */

/** Chance in percent that a text in scope scores higher than one out of scope; equal scores count half. */
export function auroc(inScope: readonly number[], outOfScope: readonly number[]): number {
  const all = [
    ...inScope.map((score) => ({ score, isIn: true })),
    ...outOfScope.map((score) => ({ score, isIn: false })),
  ].sort((first, second) => first.score - second.score)
  let ranks = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.score === all[from]?.score) to++
    const hits = all.slice(from, to).filter(({ isIn }) => isIn).length
    ranks += hits * ((from + 1 + to) / 2)
    from = to
  }
  const pairs = inScope.length * outOfScope.length
  return (100 * (ranks - (inScope.length * (inScope.length + 1)) / 2)) / pairs
}

/** Percent of the texts out of scope that score below the threshold which `share` of those in scope reach. */
export function caughtWhenKept(
  inScope: readonly number[],
  outOfScope: readonly number[],
  share: number,
): number {
  const sorted = inScope.toSorted((first, second) => first - second)
  const threshold = sorted[Math.floor((1 - share) * sorted.length)] ?? 0
  return percent(outOfScope, (score) => score < threshold)
}

interface Judged {
  gold: string
  told: string
  score: number
}

/** Matthews correlation of many classes. */
export function correlation(pairs: readonly { gold: string; told: string }[]): number {
  const golds = new Map<string, number>()
  const tolds = new Map<string, number>()
  for (const { gold, told } of pairs) {
    golds.set(gold, (golds.get(gold) ?? 0) + 1)
    tolds.set(told, (tolds.get(told) ?? 0) + 1)
  }
  const count = pairs.length
  const right = pairs.filter(({ gold, told }) => gold === told).length
  const squares = (counts: Map<string, number>) =>
    [...counts.values()].reduce((sum, each) => sum + each ** 2, 0)
  const both = [...golds].reduce((sum, [name, each]) => sum + each * (tolds.get(name) ?? 0), 0)
  const spread = Math.sqrt((count ** 2 - squares(golds)) * (count ** 2 - squares(tolds)))
  return spread === 0 ? 0 : (right * count - both) / spread
}

/** The best correlation that any of a hundred thresholds gives; below a threshold, `none` is told. */
export function bestCorrelation(all: readonly Judged[], none: string): number {
  const sorted = all.map(({ score }) => score).sort((first, second) => first - second)
  const thresholds = Array.from(
    { length: 100 },
    (_, at) => sorted[Math.floor((at * sorted.length) / 100)] ?? 0,
  )
  const at = (threshold: number) =>
    all.map(({ gold, told, score }) => ({ gold, told: score >= threshold ? told : none }))
  return Math.max(...thresholds.map((threshold) => correlation(at(threshold))))
}

/**
 * The threshold with which most texts are told rightly, when `none` is told below it and is right for what is out of
 * scope; of equals the highest.
 */
export function bestThreshold(all: readonly Judged[], none: string): number {
  const sorted = all.toSorted((first, second) => first.score - second.score)
  let right = sorted.filter(({ gold, told }) => gold === told).length
  let best = { right, threshold: sorted[0]?.score ?? 0 }
  for (const [at, { gold, told, score }] of sorted.entries()) {
    if (gold === none) right++
    if (gold === told) right--
    const next = sorted[at + 1]?.score
    // Equal scores fall together.
    if (next !== undefined && next > score && right >= best.right) best = { right, threshold: next }
  }
  return best.threshold
}

/** Harmonic mean in percent of precision and recall, over all intents of all messages together. */
export function microF1(pairs: readonly { gold: readonly string[]; told: readonly string[] }[]): number {
  const count = (pick: 'gold' | 'told') => pairs.reduce((sum, pair) => sum + new Set(pair[pick]).size, 0)
  const hits = pairs.reduce((sum, { gold, told }) => {
    const right = new Set(gold)
    return sum + [...new Set(told)].filter((name) => right.has(name)).length
  }, 0)
  const named = count('gold') + count('told')
  return named === 0 ? 0 : (200 * hits) / named
}

/** A share of a list in percent. */
export function percent<T>(list: readonly T[], isHit: (each: T) => boolean): number {
  return (100 * list.filter(isHit).length) / Math.max(1, list.length)
}
