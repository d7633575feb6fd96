/** Measures things in turn, round by round, so that whatever else the machine does falls on all of them alike. */

/** @returns all samples of each measure */
export async function interleave<Name extends string>(
  rounds: number,
  measures: Record<Name, () => Promise<number[]>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) samples[name].push(...(await measures[name]()))
  }
  return samples
}

/** So many samples, one after the other. */
export async function repeat(count: number, sample: () => Promise<number>): Promise<number[]> {
  const samples: number[] = []
  while (samples.length < count) samples.push(await sample())
  return samples
}
