/** The widget as a guest on other people's pages: quiet, visible and usable on the hardest of them. */

import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import { type OpenTab, test } from './browser-test.ts'
import { type ChatOnPage, chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'
import { storedIn } from './stored-in.ts'

interface SiteOptions extends BrowserContextOptions {
  head?: string
  body?: string
  headers?: Record<string, string>
}

/** A visitor on the website of a business that knows one thing. */
async function visit(openTab: OpenTab, { head = '', body = '', headers = {}, ...options }: SiteOptions = {}) {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for **$9** a pair.')
  const page = pageWith(snippetOf(desk.url, business.accountToken), { head, body })
  const site = await openSite(page, headers)
  const tab = await openTab(options)
  await tab.page.goto(site.url)
  const chat = chatOn(tab.page)
  await chat.launcher.waitFor()
  return { ...tab, desk, business, site, chat, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

/** Asks, and reads the answer. */
async function isAnswered(chat: ChatOnPage) {
  await chat.ask('Do you sharpen scissors?')
  expect(await chat.answer(1)).toBe('Yes, we sharpen scissors for $9 a pair.')
}

test('until somebody shows interest there is one request, and nothing is stored until somebody writes', async ({
  openTab,
}) => {
  await using visitor = await visit(openTab)
  const { page, context, desk, business, requests, chat } = visitor
  const ours = () =>
    requests.filter((url) => url.startsWith(desk.url)).map((url) => url.slice(desk.url.length))
  await page.waitForLoadState('networkidle')
  expect(ours()).toEqual([`/w/v1/${business.accountToken}.js`])
  expect(await storedIn(page)).toEqual([])

  await chat.open()
  expect(ours()).toEqual([
    `/w/v1/${business.accountToken}.js`,
    expect.stringMatching(/^\/w\/chunks\/app-/),
    expect.stringMatching(/^\/w\/chunks\/texts\/.*\/core\/.*\.js$/),
  ])
  await chat.composer.fill('Do you sharp')
  await page.waitForResponse(/\/w\/chunks\/socket-/)
  expect(await storedIn(page)).toEqual([])

  await isAnswered(chat)
  const prefix = `deskbell:${business.accountToken}:`
  expect(await storedIn(page)).toEqual([
    expect.stringMatching(new RegExp(`^localStorage ${prefix}[\\w-]+:conversation$`)),
    expect.stringMatching(new RegExp(`^localStorage ${prefix}[\\w-]+:visitor$`)),
  ])
  expect(await context.cookies()).toEqual([])
})

test('the keyboard alone opens the chat, writes, closes it and comes back to the page', async ({
  openTab,
}) => {
  await using visitor = await visit(openTab)
  const { page, chat } = visitor
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await isFocused(chat.launcher)).toBe(true)
  expect(await chat.launcher.getAttribute('aria-expanded')).toBe('false')
  await page.keyboard.press('Enter')
  await chat.composer.waitFor()
  expect(await isFocused(chat.composer)).toBe(true)
  expect(await chat.launcher.getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.type('Do you sharpen scissors?')
  await page.keyboard.press('Enter')
  await chat.answer(1)
  expect(await isFocused(chat.composer)).toBe(true)
  await page.keyboard.press('Escape')
  await chat.panel.waitFor({ state: 'hidden' })
  expect(await isFocused(chat.launcher)).toBe(true)
})

test('a strict content security policy and trusted types leave the chat as it is', async ({ openTab }) => {
  const { url } = await sharedDesk()
  const policy = `default-src 'none'; script-src ${url}; connect-src ${url} ${url.replace('http', 'ws')}; img-src ${url} data:; require-trusted-types-for 'script'; trusted-types 'none'`
  await using visitor = await visit(openTab, { headers: { 'content-security-policy': policy } })
  const { page, chat } = visitor
  await page.locator('html').evaluate((root) => {
    root.ownerDocument.addEventListener('securitypolicyviolation', (event: { violatedDirective: string }) =>
      root.setAttribute('data-violated', event.violatedDirective),
    )
  })
  await chat.open()
  await isAnswered(chat)
  await chat.panel.getByText('Do you sharpen scissors?').last().click()
  expect(await page.locator('html').getAttribute('data-violated')).toBeNull()
  expect((await chat.panel.boundingBox())?.width).toBe(384)
})

test('hostile styles of the page do not reach the chat', async ({ openTab }) => {
  const hostile = `html { font-size: 10px } body > * { display: none !important; opacity: 0 !important }
    * { font: italic 40px serif !important; color: red !important; letter-spacing: 1em !important }
    div:empty, deskbell-widget:empty { display: none !important } button, textarea { all: unset !important }
    deskbell-widget { position: static !important; transform: scale(0) !important; z-index: -1 !important }`
  const look = async (chat: ChatOnPage) => {
    await chat.open()
    await isAnswered(chat)
    return {
      launcher: await chat.launcher.boundingBox(),
      panel: await chat.panel.boundingBox(),
      composer: await chat.composer.boundingBox(),
      answer: await chat.answers.boundingBox(),
      font: await chat.answers.evaluate((bubble) => {
        const { fontSize, fontStyle, fontFamily, letterSpacing, color } =
          bubble.ownerDocument.defaultView.getComputedStyle(bubble)
        return { fontSize, fontStyle, fontFamily, letterSpacing, color }
      }),
    }
  }
  await using kind = await visit(openTab)
  await using unkind = await visit(openTab, { head: `<style>${hostile}</style>` })
  expect(await look(unkind.chat)).toEqual(await look(kind.chat))
  expect(await unkind.page.locator('main').isVisible()).toBe(false)
})

test('on a phone the chat fills the screen, does not zoom and does not widen the page', async ({
  openTab,
}) => {
  const phone = { viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true }
  await using visitor = await visit(openTab, phone)
  const { page, chat } = visitor
  await chat.launcher.tap()
  await chat.opened()
  await isAnswered(chat)
  expect(await chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 667 })
  expect(await chat.panel.getAttribute('aria-modal')).toBe('true')
  const sizes = await chat.composer.evaluate((field) => {
    const view = field.ownerDocument.defaultView
    return {
      font: view.getComputedStyle(field).fontSize,
      page: field.ownerDocument.documentElement.scrollWidth,
      panel: field.closest('dialog').scrollWidth,
    }
  })
  expect(sizes).toEqual({ font: '16px', page: 375, panel: 375 })
  expect(await findBarriers(page)).toEqual([])
  await chat.panel.getByRole('button', { name: 'Close chat' }).tap()
  await chat.panel.waitFor({ state: 'hidden' })
  expect(await isFocused(chat.launcher)).toBe(true)
})

test.for(['light', 'dark'] as const)(
  'axe finds nothing in any state of the %s chat',
  async (colorScheme, { openTab }) => {
    await using visitor = await visit(openTab, { colorScheme })
    const { page, chat } = visitor
    expect(await findBarriers(page)).toEqual([])
    await chat.open()
    expect(await findBarriers(page)).toEqual([])
    expect(await lightnessOf(chat)).toBe(colorScheme)

    const socketFile = '**/w/chunks/**/socket-*'
    visitor.provokes(/ERR_FAILED/)
    await page.route(socketFile, (route) => route.abort())
    await chat.ask('Do you sharpen scissors?')
    const retry = chat.log.getByRole('button', { name: 'Retry' })
    await retry.waitFor()
    expect(await findBarriers(page)).toEqual([])

    await page.unroute(socketFile)
    await retry.click()
    await chat.answer(1)
    await chat.panel.getByRole('group', { name: 'Sources' }).getByText('Do you sharpen scissors?').click()
    expect(await findBarriers(page)).toEqual([])
    await chat.panel.getByRole('button', { name: 'More options' }).click()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await chat.ask('What is the airspeed of a swallow?')
    await chat.answer(2)
    expect(await findBarriers(page)).toEqual([])
  },
)

test('shortcuts of the page stay still while somebody types into the chat', async ({ openTab }) => {
  await using visitor = await visit(openTab)
  const { page, chat } = visitor
  await page.locator('html').evaluate((root) => {
    const note = (event: { key: string }) =>
      root.setAttribute('data-heard', `${root.dataset.heard ?? ''}${event.key}`)
    for (const type of ['keydown', 'keypress', 'keyup']) {
      root.ownerDocument.addEventListener(type, note)
      root.ownerDocument.defaultView.addEventListener(type, note)
      root.ownerDocument.body.addEventListener(type, note)
    }
  })
  await chat.open()
  await chat.composer.pressSequentially('search / ? j')
  expect(await page.locator('html').getAttribute('data-heard')).toBeNull()
  await chat.panel.getByRole('button', { name: 'Close chat' }).click()
  await page.getByRole('link', { name: 'A link' }).press('s')
  expect(await page.locator('html').getAttribute('data-heard')).toContain('s')
})

const isFocused = (part: ChatOnPage['launcher']) =>
  part.evaluate((element) => element.getRootNode().activeElement === element)

/** By the background that the visitor sees. */
async function lightnessOf(chat: ChatOnPage): Promise<'light' | 'dark'> {
  const colour = await chat.panel.evaluate(
    (panel) => panel.ownerDocument.defaultView.getComputedStyle(panel).backgroundColor,
  )
  const [red = 0, green = 0, blue = 0] = (String(colour).match(/\d+/g) ?? []).map(Number)
  return red + green + blue > 380 ? 'light' : 'dark'
}
