/** The portal in a tab, on one of its pages, with a person signed in. */
import type { OpenTab, Tab, TabOptions } from './browser-test.ts'
import { type KeyboardOnPage, keyboardOn } from './keyboard-on.ts'
import { sharedDesk, type TestDesk } from './open-desk.ts'
import { portalOn } from './portal-on.ts'

export interface OpenedPortal extends Tab {
  desk: TestDesk
  keyboard: KeyboardOnPage
}

/** A phone. */
export const onPhone: TabOptions = { viewport: { width: 375, height: 740 } }

/** @param place path below `/app`, of a page whose first heading is `title` */
export async function openPortal(
  openTab: OpenTab,
  person: { email: string; password: string },
  { place, title }: { place: string; title: string },
  { desk: own, ...options }: TabOptions & { desk?: TestDesk } = onPhone,
): Promise<OpenedPortal> {
  const desk = own ?? (await sharedDesk())
  const tab = await openTab(options)
  // The portal asks whether an earlier visit may go on, and learns that there was none.
  tab.provokes(/401.*auth\/refresh/)
  await tab.page.goto(`${desk.url}/app${place}`)
  await portalOn(tab.page).logIn(person)
  await tab.page.getByRole('heading', { level: 1, name: title }).waitFor()
  await tab.page.locator('main .skeleton').first().waitFor({ state: 'detached' })
  return { ...tab, desk, keyboard: keyboardOn(tab.page) }
}
