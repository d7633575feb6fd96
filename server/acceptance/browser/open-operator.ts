/** The operator's pages in a tab, with the super admin signed in who is no member of any business. */
import type { OpenTab, TabOptions } from './browser-test.ts'
import { keyboardOn } from './keyboard-on.ts'
import { openDesk, type TestDesk } from './open-desk.ts'
import { type OpenedPortal, onPhone } from './open-portal.ts'
import { portalOn } from './portal-on.ts'

export const root = { email: 'root@example.com', password: 'a password nobody guesses' }
let opened: Promise<TestDesk> | undefined
/** Nobody closes it: it ends with the worker. */
export function operatedDesk(): Promise<TestDesk> {
  opened ??= openDesk({ SUPERADMIN_EMAIL: root.email, SUPERADMIN_PASSWORD: root.password })
  return opened
}

/** At the address that the banner tells; whoever is no member of anything lands there as well. */
export async function openOperator(openTab: OpenTab, options: TabOptions = onPhone): Promise<OpenedPortal> {
  const desk = await operatedDesk()
  const tab = await openTab(options)
  tab.provokes(/401.*auth\/refresh/)
  // The portal asks for the business of the person first.
  tab.provokes(/403.*\/api\/v1\/me/)
  await tab.page.goto(`${desk.url}/admin`)
  await portalOn(tab.page).logIn(root)
  await tab.page.getByRole('heading', { level: 1, name: 'Businesses' }).waitFor()
  return { ...tab, desk, keyboard: keyboardOn(tab.page) }
}
