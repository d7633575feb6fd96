/** A page under the keyboard alone: Tab until something has the focus, and what has it. */
import type { Locator, Page } from 'playwright-core'

export interface KeyboardOnPage {
  /** Presses Tab until it has the focus. */
  tabTo(target: Locator): Promise<void>
  /** Tabs there and presses Enter. */
  enter(target: Locator): Promise<void>
  /** Tabs to a field and types over what is in it. */
  type(field: Locator, text: string): Promise<void>
  has(target: Locator): Promise<boolean>
}

/** More than any page has. */
const mostStops = 80

export function keyboardOn(page: Page): KeyboardOnPage {
  const has = (target: Locator) =>
    target.evaluate((element) => element.ownerDocument.activeElement === element)
  const tabTo = async (target: Locator) => {
    await target.waitFor()
    for (let stops = 0; stops < mostStops; stops += 1) {
      if (await has(target)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not reach ${target}`)
  }
  return {
    has,
    tabTo,
    async enter(target) {
      await tabTo(target)
      await page.keyboard.press('Enter')
    },
    async type(field, text) {
      await tabTo(field)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
  }
}
