/**
 * Makes one read answer many who each ask for something of their own, such as two thousand visitors who come back
 * together. Whoever asks while a read of the same group is under way waits for the next one, which asks for all of them;
 * so of a group there is never more than one read, and everybody gets what was so after they asked.
 */
export function gathering<Ask, Found>(
  read: (group: string, asks: readonly Ask[]) => Promise<readonly Found[]>,
  most = 200,
): (group: string, ask: Ask) => Promise<Found> {
  const lines = new Map<string, Waiting<Ask, Found>[]>()
  const serve = async (group: string, line: Waiting<Ask, Found>[]) => {
    while (line.length > 0) {
      const served = line.splice(0, most)
      try {
        const found = await read(
          group,
          served.map(({ ask }) => ask),
        )
        // A result for each, in the order in which they were asked.
        for (const [at, { resolve }] of served.entries()) resolve(found[at] as Found)
      } catch (cause) {
        for (const { reject } of served) reject(cause)
      }
    }
    lines.delete(group)
  }
  return (group, ask) =>
    new Promise((resolve, reject) => {
      const line = lines.get(group)
      const waiting = { ask, resolve, reject }
      if (line) line.push(waiting)
      else {
        const begun = [waiting]
        lines.set(group, begun)
        void serve(group, begun)
      }
    })
}

interface Waiting<Ask, Found> {
  ask: Ask
  resolve(found: Found): void
  reject(cause: unknown): void
}
