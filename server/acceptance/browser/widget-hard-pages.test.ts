/** The widget on the hard pages of `examples/website`: the same on all of them, and none is worse off for it. */
import { afterAll, expect } from 'vitest'
import { atRest } from './at-rest.ts'
import { test } from './browser-test.ts'
import type { ChatOnPage } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { answer, hardPages, isFocused, question } from './hard-pages.ts'
import { storedIn } from './stored-in.ts'

const site = hardPages()
let usual: Awaited<ReturnType<typeof lookOf>> | undefined
afterAll(() => site[Symbol.asyncDispose]())

/** Where everything stands and what it looks like, in a chat that is open and has answered once. */
async function lookOf(chat: ChatOnPage) {
  return {
    launcher: await chat.launcher.boundingBox(),
    panel: await chat.panel.boundingBox(),
    composer: await chat.composer.boundingBox(),
    answer: await chat.answers.boundingBox(),
    styles: await chat.answers.evaluate((bubble) => {
      const root = bubble.getRootNode()
      const { getComputedStyle } = root.host.ownerDocument.defaultView
      const seen = 'color backgroundColor font letterSpacing textTransform borderColor opacity'.split(' ')
      const parts = [bubble, root.querySelector('[part=launcher]'), root.querySelector('textarea'), root.host]
      return parts.map((part) => {
        const style = getComputedStyle(part)
        return seen.map((name) => `${name}: ${style[name]}`)
      })
    }),
  }
}

/** Opens the chat by its button, is answered, and leaves by the keyboard. */
async function talk(chat: ChatOnPage) {
  await chat.open()
  expect(await isFocused(chat.composer)).toBe(true)
  await chat.ask(question)
  expect(await chat.answer(1)).toBe(answer)
  const look = await lookOf(chat)
  await chat.composer.press('Escape')
  await chat.panel.waitFor({ state: 'hidden' })
  expect(await isFocused(chat.launcher)).toBe(true)
  return look
}

const names = [
  'strict-policy',
  'strict-dynamic',
  'hostile-styles',
  'moved-body',
  'layers',
  'patched-globals',
  'base-address',
  'quirks',
  'xhtml',
  'worker',
]

test.for(names)(
  'on the page "%s" the chat is the same and the page is none the worse',
  async (name, { openTab }) => {
    usual ??= await talk((await site.visit(openTab)).chat)
    const { page, chat, requests, manners, desk, business } = await site.visit(openTab, name)
    await page.waitForLoadState('networkidle')
    const ours = requests.filter((url) => url.startsWith(desk.url))
    expect(ours).toEqual([`${desk.url}/w/v1/${business.accountToken}.js`])
    expect((await storedIn(page)).filter((entry) => !entry.startsWith('cache'))).toEqual([])
    expect(await chat.launcher.boundingBox()).toEqual(usual.launcher)
    expect(await manners.report()).toMatchObject({ shift: 0, longTasks: [] })
    expect(await talk(chat)).toEqual(usual)
    expect(await manners.report()).toMatchObject({ violations: [], globals: ['Deskbell'], changed: [] })
  },
)

test('on a page from right to left everything stands on the other side', async ({ openTab }) => {
  usual ??= await talk((await site.visit(openTab)).chat)
  const { page, chat, manners } = await site.visit(openTab, 'right-to-left')
  const mirrored = (box: { x: number; width: number } | null) =>
    box && { ...box, x: 1280 - box.x - box.width }
  expect(mirrored(await chat.launcher.boundingBox())).toEqual(usual.launcher)
  await chat.launcher.click()
  await chat.panel.waitFor()
  await atRest(chat.panel)
  expect(mirrored(await chat.panel.boundingBox())).toEqual(usual.panel)
  expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBe(1280)
  expect(await manners.report()).toMatchObject({ violations: [], globals: ['Deskbell'], changed: [] })
  expect(await findBarriers(page)).toEqual([])
})
