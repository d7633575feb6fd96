/** Waits until nothing in a part of a page moves any more, so that what is measured next stays so. */
import type { Locator } from 'playwright-core'

export async function atRest(part: Locator): Promise<void> {
  await part.evaluate(async (box) => {
    // One that goes with what it moved never finishes.
    await Promise.all(
      box
        .getAnimations({ subtree: true })
        .map((one: { finished: Promise<unknown> }) => one.finished.catch(() => {})),
    )
  })
}
