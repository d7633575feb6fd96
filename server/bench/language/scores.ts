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

/** A share of a list in percent. */
export function percent<T>(list: readonly T[], isHit: (each: T) => boolean): number {
  return (100 * list.filter(isHit).length) / Math.max(1, list.length)
}
