/** What axe finds against WCAG 2.2 A and AA on a page, in all states that are shown at the moment. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** @param part selector of what is looked at; absent: the whole page */
export async function findBarriers(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(levels)
  if (part) axe.include(part)
  // Colours that still change would be measured halfway.
  await page.locator('html').evaluate((root) => {
    const page = root.ownerDocument
    const shadows = [...page.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
    const animations = [page, ...shadows].flatMap((tree) => tree.getAnimations())
    for (const animation of animations) {
      if (animation.effect.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish()
    }
  })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
}
