/** The widget in the languages of its visitors, also in those that run from right to left. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Appearance } from '#wire'
import { atRest } from './at-rest.ts'
import { type OpenTab, test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

const looks: Appearance = { accent: '#2456e6', position: 'right', theme: 'auto' }

interface Visit extends BrowserContextOptions {
  /** Attributes of the page's `<html>`. */
  html?: string
  appearance?: Partial<Appearance>
}

async function visit(openTab: OpenTab, { html = '', appearance = {}, ...options }: Visit = {}) {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.sets({ appearance: { ...looks, ...appearance } })
  await business.writesArticle('Do you sharpen scissors?', 'Yes, for $9.')
  const page = pageWith(snippetOf(desk.url, business.accountToken)).replace(
    '<html lang="en">',
    `<html ${html}>`,
  )
  const site = await openSite(page)
  const tab = await openTab(options)
  await tab.page.goto(site.url)
  const widget = tab.page.locator('deskbell-widget')
  const launcher = widget.locator('button[part=launcher]')
  const panel = widget.locator('[part=panel]')
  await launcher.waitFor()
  const open = async () => {
    await launcher.click()
    await panel.locator('textarea').waitFor()
    await atRest(panel)
  }
  return { ...tab, launcher, panel, open, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

async function isWithin(page: Page, part: string) {
  const box = await page.locator(`deskbell-widget [part=${part}]`).boundingBox()
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const { x, y, width: w, height: h } = box ?? { x: -1, y: -1, width: 0, height: 0 }
  return x >= 0 && y >= 0 && x + w <= width && y + h <= height
}

test('an Arabic page has an Arabic chat that runs from right to left, at the left', async ({ openTab }) => {
  await using visitor = await visit(openTab, { html: 'lang="ar" dir="rtl"' })
  const { page, launcher, panel, open } = visitor
  expect((await launcher.boundingBox())?.x).toBeLessThan(100)
  await open()
  expect(await panel.getAttribute('lang')).toBe('ar')
  expect(await panel.getAttribute('dir')).toBe('rtl')
  expect(await launcher.getAttribute('aria-label')).toBe('محادثة مع Quiet Harbor')
  const composer = panel.getByRole('textbox', { name: 'رسالتك' })
  const runsTo = () =>
    composer.evaluate((field) => field.ownerDocument.defaultView.getComputedStyle(field).direction)
  expect(await runsTo()).toBe('rtl')
  await composer.fill('Hello')
  expect(await runsTo()).toBe('ltr')
  await composer.fill('')
  expect(await panel.getByText('مرحبًا! كيف يمكننا مساعدتك؟').isVisible()).toBe(true)
  const box = async (name: string) => (await panel.getByRole('button', { name }).boundingBox())?.x ?? 0
  expect(await box('إغلاق المحادثة')).toBeLessThan(await box('خيارات أخرى'))
  expect(await isWithin(page, 'panel')).toBe(true)
  expect(await findBarriers(page)).toEqual([])
  await panel.getByRole('button', { name: 'خيارات أخرى' }).click()
  const item = panel.getByRole('menuitem', { name: 'التحدث مع شخص' })
  await item.waitFor()
  expect((await item.boundingBox())?.x).toBeGreaterThanOrEqual(0)
})

test('an Arabic chat on a page that runs from left to right stays within the window', async ({ openTab }) => {
  await using visitor = await visit(openTab, { html: 'dir="ltr"', locale: 'ar-EG' })
  const { page, launcher, panel, open } = visitor
  await open()
  expect(await panel.getAttribute('dir')).toBe('rtl')
  expect((await launcher.boundingBox())?.x).toBeGreaterThan(1000)
  expect(await isWithin(page, 'panel')).toBe(true)
})

test.for([
  { html: 'lang="fr-CA"', locale: 'de-DE', says: 'Votre message' },
  { html: '', locale: 'de-AT', says: 'Ihre Nachricht' },
  { html: 'lang="eo"', locale: 'pt-BR', says: 'Sua mensagem' },
  { html: 'lang="en"', locale: 'de-DE', appearance: { locale: 'pl' }, says: 'Wiadomość' },
  { html: 'lang="eo"', locale: 'eo', appearance: { language: 'sv' }, says: 'Ditt meddelande' },
])(
  'on a page with $html a browser in $locale is asked for "$says"',
  async ({ says, ...page }, { openTab }) => {
    await using visitor = await visit(openTab, page)
    await visitor.open()
    expect(await visitor.panel.getByRole('textbox', { name: says }).isVisible()).toBe(true)
  },
)

test('the words come beside the chat, not after it', async ({ openTab }) => {
  await using visitor = await visit(openTab, { html: 'lang="ja"' })
  const { page, open } = visitor
  const asked = page.waitForRequest(/\/w\/chunks\/texts\//)
  // The chat does not arrive before its words have been asked for.
  await page.route(/\/w\/chunks\/app-/, async (route) => {
    await asked
    await route.continue()
  })
  await open()
  expect(await visitor.panel.getByRole('textbox', { name: 'メッセージ' }).isVisible()).toBe(true)
})

test('visitors read the owner’s words in their language, on the launcher before anything is loaded', async ({
  openTab,
}) => {
  const german = {
    greeting: 'Moin!',
    launcher_label: 'Fragen?',
    suggestions: ['Do you sharpen scissors?'],
    words: { placeholder: 'Schnack mit uns' },
  }
  const appearance = { launcher_label: 'Ask us', texts: { de: german } }
  await using visitor = await visit(openTab, { html: 'lang="de-DE"', appearance })
  const { launcher, panel, open, requests } = visitor
  expect(requests.filter((url) => url.includes('/w/chunks/'))).toEqual([])
  expect(await launcher.innerText()).toBe('Fragen?')
  expect(await launcher.getAttribute('aria-label')).toBe('Fragen? – Chat mit Quiet Harbor')
  await open()
  expect(await launcher.getAttribute('aria-label')).toBe('Fragen? – Chat mit Quiet Harbor')
  expect(await panel.getByText('Moin!').isVisible()).toBe(true)
  expect(await panel.locator('textarea').getAttribute('placeholder')).toBe('Schnack mit uns')
  const starter = panel.getByRole('button', { name: 'Do you sharpen scissors?' })
  await starter.click()
  await panel.locator('li.bot').getByText('Yes, for $9.').first().waitFor()
  expect(await starter.count()).toBe(0)
})

test('dates are told as the language tells them', async ({ openTab }) => {
  await using visitor = await visit(openTab, { html: 'lang="de"' })
  const { page, panel, open } = visitor
  await open()
  await panel.locator('textarea').fill('Do you sharpen scissors?')
  await page.keyboard.press('Enter')
  await panel.locator('li.bot').getByText('Yes, for $9.').first().waitFor()
  await page.clock.setFixedTime(Date.now() + 86_400_000)
  await page.reload()
  await open()
  await panel.getByText('Gestern').waitFor()
})
