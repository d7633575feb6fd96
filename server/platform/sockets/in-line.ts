/** One thing after the other: work that must keep the order in which it was asked for. */

/** Runs `work` after all work that was given before it; a failure does not hold up what follows. */
export type Line = <R>(work: () => Promise<R>) => Promise<R>

export function openLine(): Line {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}
