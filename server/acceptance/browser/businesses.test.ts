/** The businesses of a person in a browser, on a phone: one more, switch, rename, end. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { keyboardOn } from './keyboard-on.ts'
import { sharedDesk } from './open-desk.ts'
import { onPhone, openPortal } from './open-portal.ts'

test('the menu adds a business and switches back by arrows, and the place stays', async ({ openTab }) => {
  const business = await (await sharedDesk()).business('Quiet Harbor')
  const { page, keyboard } = await openPortal(openTab, business, { place: '/team', title: 'Team' })
  const trigger = page.getByRole('button', { name: 'Switch business' })
  const menu = page.getByRole('menu', { name: 'Businesses' })
  const item = (name: string) => menu.getByRole('menuitem', { name })
  await keyboard.tabTo(trigger)
  await page.keyboard.press('ArrowDown')
  const current = menu.getByRole('menuitemradio', { name: /^Quiet Harbor/ })
  await expect.poll(() => keyboard.has(current)).toBe(true)
  expect(await current.getAttribute('aria-checked')).toBe('true')
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'hidden' })
  expect(await keyboard.has(trigger)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => keyboard.has(current)).toBe(true)
  await page.keyboard.press('ArrowDown')
  expect(await keyboard.has(item('Add a business'))).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Add a business' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Business name or website'), 'Second Harbor')
  await keyboard.tabTo(page.getByLabel('Line of business'))
  await page.getByRole('option', { name: 'Plumbing' }).waitFor({ state: 'attached' })
  await page.keyboard.type('Plum')
  await keyboard.enter(page.getByRole('button', { name: 'Add the business' }))
  await page.getByText('Second Harbor is open.').waitFor()
  await trigger.filter({ hasText: 'Second Harbor' }).waitFor()

  await page.goto(`${new URL(page.url()).origin}/app/articles/new`)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await keyboard.tabTo(trigger)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => keyboard.has(menu.getByRole('menuitemradio', { name: /^Second/ }))).toBe(true)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await trigger.filter({ hasText: 'Quiet Harbor' }).waitFor()
  await page.getByRole('heading', { level: 1, name: 'Articles' }).waitFor()
  await page.reload()
  await trigger.filter({ hasText: 'Quiet Harbor' }).waitFor()
})

test('a new name is everywhere, and the end asks for the name and the password', async ({ openTab }) => {
  const business = await (await sharedDesk()).business('Quiet Harbor')
  const settings = { place: '/settings', title: 'Settings' }
  const { page, keyboard, provokes } = await openPortal(openTab, business, settings)
  provokes(/403.*organisation\/delete/)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Name'), 'Loud Harbor')
  await page.keyboard.press('Enter')
  await page.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Switch business' }).filter({ hasText: 'Loud Harbor' }).waitFor()
  const { body: config } = await business.api('GET', '/api/v1/customer/config')
  expect(config.business.name).toBe('Loud Harbor')

  const end = page.getByRole('button', { name: 'Delete the business' })
  await keyboard.enter(end)
  const window = page.getByRole('dialog', { name: 'Delete Loud Harbor?' })
  const typed = window.getByLabel('Type “Loud Harbor” to go on')
  expect(await keyboard.has(typed)).toBe(true)
  await page.keyboard.press('Escape')
  expect(await keyboard.has(end)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Quiet Harbor')
  await keyboard.type(window.getByLabel('Your password'), 'not the password')
  await page.keyboard.press('Enter')
  await window.getByText('Type it as it stands here: Loud Harbor').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(typed, 'Loud Harbor')
  await page.keyboard.press('Enter')
  await window.getByText('The password is wrong.').waitFor()
  await keyboard.type(window.getByLabel('Your password'), business.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await page.getByText('Loud Harbor is deleted.').waitFor()
  expect((await business.api('GET', '/api/v1/me')).status).toBe(401)
})

test('sign-up asks for three things and takes the line of business as a choice', async ({ openTab }) => {
  const desk = await sharedDesk()
  const { page, provokes } = await openTab(onPhone)
  provokes(/401.*auth\/refresh/)
  const keyboard = keyboardOn(page)
  await page.goto(`${desk.url}/app/signup`)
  expect(await page.locator('form :required').count()).toBe(3)
  await keyboard.type(page.getByLabel('Business name or website'), 'Warm Rooms')
  await keyboard.tabTo(page.getByLabel('Line of business'))
  await page.getByRole('option', { name: 'Heating and cooling' }).waitFor({ state: 'attached' })
  await page.keyboard.type('Heat')
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Email'), `${randomUUID()}@example.com`)
  await keyboard.type(page.getByLabel('Password'), 'a horse and a battery')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Test your bot' }).waitFor()
  await page.goto(`${desk.url}/app/settings`)
  const industry = page.getByLabel('Line of business')
  await industry.waitFor()
  await expect.poll(() => industry.inputValue()).toBe('hvac')
})

const atDesk = { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } as const

test.for([
  { place: '/team', title: 'Team', path: '**/api/v1/members*', found: 'Members' },
  { place: '/keys', title: 'API keys', path: '**/api/v1/api-keys*', found: 'Create a key' },
  { place: '/settings', title: 'Settings', path: '**/api/v1/organisation', found: 'Your business' },
])(
  '$title tells that it cannot load, tries again, does not jump, and fits from 320 to 1280 pixels',
  async (shown, { openTab }) => {
    const business = await (await sharedDesk()).business()
    const { page, provokes } = await openPortal(openTab, business, shown, atDesk)
    provokes(/503/)
    await page.route(shown.path, (route) => route.fulfill({ status: 503, body: '' }))
    await page.reload()
    await page.getByRole('alert').getByText('Nothing was changed; try again in a moment.').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.unroute(shown.path)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText(shown.found).first().waitFor()
    await page.reload()
    await page.getByText(shown.found).first().waitFor()
    expect(await shiftOf(page)).toBeLessThan(0.02)
    expect(await findBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBe(320)
  },
)

/** How much the page jumped since it was opened, as browsers count it. */
function shiftOf(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
  })`)
}
