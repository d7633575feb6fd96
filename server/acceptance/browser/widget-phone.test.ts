/** The widget under the thumb, the keyboard of a phone, and input methods. */
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { test } from './browser-test.ts'
import type { ChatOnPage } from './chat-on.ts'
import { answer, hardPages, isFocused, question } from './hard-pages.ts'

const site = hardPages()
afterAll(() => site[Symbol.asyncDispose]())

const phone = { viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true }

/** The part of the page that is seen, as a script of the test sets it: keyboards and fingers cannot be simulated. */
const ownViewport = `(() => {
  const view = Object.assign(new EventTarget(), { width: 375, height: 667, offsetTop: 0, scale: 1 })
  Object.defineProperty(window, 'visualViewport', { value: view })
  addEventListener('see', ({ detail }) => Object.assign(view, detail).dispatchEvent(new Event('resize')))
})()`

const see = (page: Page, detail: { height?: number; offsetTop?: number; scale?: number }) =>
  page.locator('html').evaluate((root, value) => {
    const { dispatchEvent, CustomEvent } = root.ownerDocument.defaultView
    dispatchEvent(new CustomEvent('see', { detail: value }))
  }, detail)

test('the keyboard pushes the composer up, two fingers do not, and all is as before when it is gone', async ({
  openTab,
}) => {
  const { page, chat } = await site.visit(openTab, 'phone', { ...phone, init: ownViewport })
  await chat.launcher.tap()
  await chat.opened()
  await chat.ask(question)
  await chat.answer(1)
  await see(page, { height: 340, offsetTop: 60 })
  const [panel, composer, last] = await Promise.all([chat.panel, chat.composer, chat.answers].map(boxOf))
  expect(panel).toEqual({ x: 0, y: 60, width: 375, height: 340 })
  expect(bottom(composer)).toBeLessThan(400)
  expect(bottom(last)).toBeLessThan(composer?.y ?? 0)
  await see(page, { height: 333, offsetTop: 200, scale: 2 })
  expect(await boxOf(chat.panel)).toEqual({ x: 0, y: 0, width: 375, height: 667 })
  await see(page, { height: 667, offsetTop: 0, scale: 1 })
  expect(await boxOf(chat.panel)).toEqual({ x: 0, y: 0, width: 375, height: 667 })
})

test('the page behind stands still while the chat is open, and is where it was afterwards', async ({
  openTab,
}) => {
  const { page, chat, manners } = await site.visit(openTab, 'phone', phone)
  const root = page.locator('html')
  const length = () => root.evaluate((html) => html.ownerDocument.defaultView.history.length)
  const entries = await length()
  await root.evaluate((html) => html.ownerDocument.defaultView.scrollTo(0, 500))
  await chat.launcher.tap()
  await chat.opened()
  expect(await root.evaluate((html) => html.ownerDocument.defaultView.getComputedStyle(html).overflowY)).toBe(
    'hidden',
  )
  await page.mouse.move(180, 300)
  await page.mouse.wheel(0, 400)
  const close = chat.panel.getByRole('button', { name: 'Close chat' })
  expect((await boxOf(close))?.width).toBeGreaterThanOrEqual(44)
  await close.tap()
  await chat.panel.waitFor({ state: 'hidden' })
  expect(await root.evaluate((html) => html.ownerDocument.defaultView.scrollY)).toBe(500)
  // The way back through the pages is the page's own: nothing was added to it.
  expect(await length()).toBe(entries)
  expect((await manners.report()).changed).toEqual([])
})

test('nothing is under the notch, on its side or upright, and in landscape there is room to read', async ({
  openTab,
}) => {
  const { page, chat } = await site.visit(openTab, 'phone', phone)
  const cdp = await page.context().newCDPSession(page)
  await insets(cdp, { top: 47, bottom: 34 })
  expect(bottom(await boxOf(chat.launcher))).toBe(667 - 34 - 20)
  await chat.launcher.tap()
  await chat.opened()
  const close = chat.panel.getByRole('button', { name: 'Close chat' })
  expect((await boxOf(close))?.y).toBeGreaterThanOrEqual(47)
  expect(bottom(await boxOf(chat.composer))).toBeLessThanOrEqual(667 - 34)
  await page.setViewportSize({ width: 667, height: 375 })
  await insets(cdp, { left: 47, right: 47, bottom: 21 })
  await expect.poll(async () => (await boxOf(chat.panel))?.width).toBe(667)
  const closeBox = await boxOf(close)
  expect((closeBox?.x ?? 0) + (closeBox?.width ?? 0)).toBeLessThanOrEqual(667 - 47)
  expect((await boxOf(chat.composer))?.x).toBeGreaterThanOrEqual(47)
  const log = await boxOf(chat.panel.getByRole('region', { name: 'Conversation' }))
  expect(log?.height).toBeGreaterThan(150)
})

test('an Enter that takes the suggestion of an input method does not send', async ({ openTab }) => {
  const { page, chat } = await site.visit(openTab)
  await chat.open()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
  await cdp.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
  for (const key of ['Enter', 'Escape']) {
    const composing = { key, bubbles: true, composed: true, cancelable: true }
    await chat.composer.dispatchEvent('keydown', { ...composing, isComposing: true })
    // What Safari says: the composition is over, and the key is none.
    await chat.composer.dispatchEvent('keydown', { ...composing, keyCode: 229 })
  }
  expect(await chat.composer.inputValue()).toBe('にほん')
  expect(await chat.questions.count()).toBe(0)
  await cdp.send('Input.insertText', { text: '日本' })
  expect(await chat.composer.inputValue()).toBe('日本')
  await page.keyboard.press('Enter')
  await chat.questions.waitFor()
  expect(await chat.lines()).toContain('日本')
})

test('long pastes and emoji arrive as they are', async ({ openTab }) => {
  const { page, chat } = await site.visit(openTab)
  await chat.open()
  const families = '👩‍👩‍👧‍👦👍🏽 '
  await chat.ask(families)
  expect(await chat.questions.first().innerText()).toBe(families.trim())
  const long = 'All work and no play.\n'.repeat(250)
  await page.keyboard.insertText(long)
  expect(await chat.composer.inputValue()).toHaveLength(4_000)
  await chat.panel.getByText('0 characters left').waitFor()
  const box = await boxOf(chat.composer)
  expect(box?.height).toBeLessThan(200)
  await page.keyboard.press('Enter')
  await chat.questions.nth(1).waitFor()
  expect(await chat.questions.nth(1).innerText()).toBe(long.slice(0, 4_000).trim())
  await chat.ask(question)
  await chat.answers.getByText(answer).waitFor()
  expect(await isFocused(chat.composer)).toBe(true)
})

const boxOf = (part: ChatOnPage['panel']) => part.first().boundingBox()
const bottom = (box: { y: number; height: number } | null | undefined) => (box?.y ?? 0) + (box?.height ?? 0)

async function insets(
  cdp: CDPSession,
  sides: { top?: number; left?: number; bottom?: number; right?: number },
) {
  await cdp.send('Emulation.setSafeAreaInsetsOverride', {
    insets: { top: 0, left: 0, bottom: 0, right: 0, ...sides },
  })
}
