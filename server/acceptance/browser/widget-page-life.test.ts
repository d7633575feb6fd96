/** The widget through the life of a page: navigation within it, other scripts, translators, frames, the way back. */
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { answer, hardPages, isFocused, question, type Visit } from './hard-pages.ts'

const site = hardPages()
afterAll(() => site[Symbol.asyncDispose]())

/** Presses a button of the page as a script does, so that the focus stays where it is. */
const press = (page: Page, selector: string) =>
  page.locator(selector).evaluate((button) => {
    const { MouseEvent } = button.ownerDocument.defaultView
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  })
const widgetsOn = (page: Page) => page.locator('deskbell-widget').count()

async function isAnswered({ chat }: Visit, nth = 1) {
  await chat.ask(question)
  expect(await chat.answer(nth)).toBe(answer)
}

test.for(['history', 'hash', 'content', 'body', 'turbo', 'astro'])(
  'navigation within the page by "%s" leaves the open chat as it is',
  async (way, { openTab }) => {
    const visit = await site.visit(openTab, 'single-page')
    const { page, chat, manners } = visit
    await chat.open()
    await isAnswered(visit)
    await chat.composer.pressSequentially('half a ')
    const box = await chat.panel.boundingBox()
    await press(page, `[data-go=${way}]`)
    await page.getByText(`${way} 1`).waitFor()
    await chat.opened()
    expect(await widgetsOn(page)).toBe(1)
    expect(await chat.panel.boundingBox()).toEqual(box)
    expect(await chat.lines()).toEqual([question, answer])
    expect(await chat.composer.inputValue()).toBe('half a ')
    // What swaps without a word takes the focus with it.
    if (way !== 'content' && way !== 'body') await page.keyboard.type('sentence')
    else await chat.composer.pressSequentially('sentence')
    expect(await chat.composer.inputValue()).toBe('half a sentence')
    await isAnswered(visit, 2)
    expect((await manners.report()).globals).toEqual(['Deskbell'])
  },
)

test('a page that is swapped again and again keeps its launcher, once', async ({ openTab }) => {
  const { page, chat } = await site.visit(openTab, 'single-page')
  const box = await chat.launcher.boundingBox()
  for (let swap = 1; swap <= 30; swap += 1) await press(page, '[data-go=body]')
  await page.getByText('body 30').waitFor()
  expect(await widgetsOn(page)).toBe(1)
  expect(await chat.launcher.boundingBox()).toEqual(box)
  await chat.open()
})

test('a script that removes the chat once has it back, one that insists is left in peace', async ({
  openTab,
}) => {
  const visit = await site.visit(openTab, 'removed')
  const { page, chat } = visit
  await chat.open()
  await isAnswered(visit)
  await press(page, '[data-remove=once]')
  await chat.panel.waitFor()
  expect(await chat.lines()).toEqual([question, answer])
  await isAnswered(visit, 2)
  await press(page, '[data-remove=always]')
  await chat.widget.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Removed by another script' }).click()
  expect(await widgetsOn(page)).toBe(0)
})

test('a page that listens to everything hears nothing of what is done in the chat', async ({ openTab }) => {
  const visit = await site.visit(openTab, 'hotkeys')
  const { page, chat } = visit
  const heard = page.locator('#heard')
  await chat.open()
  await chat.composer.pressSequentially('search / j')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+C')
  await page.keyboard.press('Delete')
  await page.keyboard.press('ControlOrMeta+V')
  expect(await chat.composer.inputValue()).toBe('search / j')
  for (let nth = 1; nth <= 3; nth += 1) await isAnswered(visit, nth)
  const scroller = chat.panel.getByRole('region', { name: 'Conversation' })
  const scrolled = () => scroller.evaluate((box) => box.scrollTop)
  const end = await scrolled()
  await scroller.hover()
  await page.mouse.wheel(0, -150)
  await expect.poll(scrolled).toBeLessThan(end)
  expect(await heard.innerText()).toBe('')

  await page.getByRole('button', { name: 'A dialog with a focus trap' }).click()
  await chat.composer.click()
  expect(await isFocused(chat.composer)).toBe(true)
  await page.getByRole('button', { name: 'Leave' }).press('s')
  expect(await heard.innerText()).toContain('keydown:s')
})

test('a modal dialog of the page can ask for the chat, which is then above it', async ({ openTab }) => {
  const visit = await site.visit(openTab, 'hotkeys')
  const { page, chat } = visit
  await page.getByRole('button', { name: 'A modal dialog' }).click()
  await page.getByRole('button', { name: 'Ask us' }).click()
  await chat.opened()
  expect(await isFocused(chat.composer)).toBe(true)
  expect(await chat.panel.boundingBox()).toMatchObject({ x: 876, width: 384 })
  await isAnswered(visit)
  await page.keyboard.press('Escape')
  await chat.panel.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Close' }).click()
  await chat.open()
})

test('a page that is kept for the way back has no open connection, and its chat goes on when it is shown again', async ({
  openTab,
}) => {
  const sockets = { opened: 0, closed: 0 }
  const visit = await site.visit(openTab, 'back-and-forward')
  const { page, chat } = visit
  page.on('websocket', (socket) => {
    sockets.opened += 1
    socket.on('close', () => {
      sockets.closed += 1
    })
  })
  await chat.open()
  await isAnswered(visit)
  await turn(page, 'pagehide')
  await expect.poll(() => sockets).toEqual({ opened: 1, closed: 1 })
  expect(await chat.panel.getByRole('status').innerText()).toBe('')
  await turn(page, 'pageshow')
  await isAnswered(visit, 2)
  expect(sockets).toEqual({ opened: 2, closed: 1 })

  await page.getByRole('link', { name: 'To the next page' }).click()
  await page.getByRole('heading', { name: 'Quirks mode' }).waitFor()
  await page.goBack()
  await chat.open()
  await chat.answer(2)
  expect(await chat.lines()).toEqual([question, answer, question, answer])
})

/** What a browser tells a page that it keeps; the one of the tests keeps none. */
const turn = (page: Page, type: 'pagehide' | 'pageshow') =>
  page.locator('html').evaluate((root, name) => {
    const { dispatchEvent, PageTransitionEvent } = root.ownerDocument.defaultView
    dispatchEvent(new PageTransitionEvent(name, { persisted: true }))
  }, type)

test('a translator that rewrites every text does not break the chat', async ({ openTab }) => {
  const visit = await site.visit(openTab, 'translated')
  const { page, chat } = visit
  await chat.open()
  await chat.ask(question)
  await chat.answer(1)
  await press(page, '#translate')
  for (let nth = 2; nth <= 3; nth += 1) {
    await chat.composer.fill(question)
    await page.keyboard.press('Enter')
    expect((await chat.answer(nth)).toUpperCase()).toBe(answer.toUpperCase())
  }
  expect(await chat.lines()).toHaveLength(6)
  await page.keyboard.press('Escape')
  await chat.panel.waitFor({ state: 'hidden' })
})

test('in a sandboxed frame the chat answers, and without an origin it says that it cannot', async ({
  openTab,
}) => {
  const { page, provokes } = await openTab({ viewport: { width: 1280, height: 1700 } })
  provokes(/sandbox/)
  const { site: url } = await site.visit(openTab)
  await page.goto(`${url}/hard/framed`)
  const inside = (title: string) => chatOn(page.frameLocator(`iframe[title="${title}"]`))
  const kept = inside('With an origin')
  await kept.open()
  await kept.ask(question)
  expect(await kept.answer(1)).toBe(answer)
  const bare = inside('Without an origin')
  await bare.open()
  await bare.ask(question)
  await bare.panel.getByText('This chat is not available on this website.').first().waitFor()
})
