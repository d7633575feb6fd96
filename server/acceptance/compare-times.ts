/** Compares how long two calls take, on a machine that is busy with other things: in turn, many times, by rank. */

export interface TimesCompared {
  /**
   * How often a call of the first kind took longer than one of the second, among all pairs: 0.5 when nothing can be told
   * from the time, 0 or 1 when every single call gives itself away.
   */
  likelihood: number
  medians: [first: number, second: number]
}

type Call = () => Promise<unknown>

/** Whatever slows the machine down for a while meets both kinds alike: they take turns, and who goes first changes. */
export async function compareTimes(first: Call, second: Call, pairs: number): Promise<TimesCompared> {
  const took: [number[], number[]] = [[], []]
  const measure = async (call: Call, into: number[]) => {
    const began = performance.now()
    await call()
    into.push(performance.now() - began)
  }
  // What is loaded, remembered or compiled at the first call is not what is to be compared.
  for (let warm = 0; warm < 3; warm += 1) {
    await first()
    await second()
  }
  for (let pair = 0; pair < pairs; pair += 1) {
    const inTurn = [() => measure(first, took[0]), () => measure(second, took[1])]
    for (const call of pair % 2 ? inTurn.reverse() : inTurn) await call()
  }
  return { likelihood: likelihood(...took), medians: [median(took[0]), median(took[1])] }
}

function likelihood(longer: readonly number[], shorter: readonly number[]): number {
  let wins = 0
  for (const one of longer) for (const other of shorter) wins += one > other ? 1 : one === other ? 0.5 : 0
  return wins / (longer.length * shorter.length)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
