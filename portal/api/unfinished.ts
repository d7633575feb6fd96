/** What somebody has begun to write lies in the browser until it is sent, under names of the person's own. */

/** How those names begin. */
export const unfinishedBy = (personId: string) => `deskbell.unfinished.${personId}.`

/** Who logs out leaves nothing of it behind. */
export function forgetUnfinished(personId: string): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(unfinishedBy(personId))) localStorage.removeItem(name)
  } catch {
    // A browser that forbids it has kept nothing.
  }
}
