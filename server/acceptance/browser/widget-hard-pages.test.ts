/** The widget on the hard pages of `examples/website`: the same on all of them, and none is worse off for it. */
import { afterAll, expect } from 'vitest'
import { type OpenTab, test } from './browser-test.ts'
import { type ChatOnPage, chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { startWebsite } from './run-example.ts'
import { storedIn } from './stored-in.ts'
import { watchManners } from './watch-manners.ts'

let opened: ReturnType<typeof openShop> | undefined
let usual: Awaited<ReturnType<typeof lookOf>> | undefined

/** One business and one website for all tests of this file. */
async function openShop() {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for **$9** a pair.')
  return { desk, business, website: await startWebsite(desk.url, business.accountToken) }
}
afterAll(async () => (await opened)?.website[Symbol.asyncDispose]())

async function visit(openTab: OpenTab, name: string) {
  opened ??= openShop()
  const { desk, business, website } = await opened
  const tab = await openTab({ viewport: { width: 1280, height: 720 } })
  const manners = await watchManners(tab.page, desk.url)
  await manners.open(website.url + name)
  const chat = chatOn(tab.page)
  await chat.launcher.waitFor()
  return { ...tab, desk, business, chat, manners }
}

/** Where everything stands and what it looks like, in a chat that is open and has answered once. */
async function lookOf(chat: ChatOnPage) {
  const boxOf = (part: ChatOnPage['panel']) => part.boundingBox()
  return {
    launcher: await boxOf(chat.launcher),
    panel: await boxOf(chat.panel),
    composer: await boxOf(chat.composer),
    answer: await boxOf(chat.answers),
    styles: await chat.answers.evaluate((bubble) => {
      const root = bubble.getRootNode()
      const { getComputedStyle } = root.host.ownerDocument.defaultView
      const seen = [
        'color',
        'backgroundColor',
        'font',
        'letterSpacing',
        'textTransform',
        'borderColor',
        'opacity',
      ]
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
  await chat.ask('Do you sharpen scissors?')
  expect(await chat.answer(1)).toBe('Yes, we sharpen scissors for $9 a pair.')
  const look = await lookOf(chat)
  await chat.composer.press('Escape')
  await chat.panel.waitFor({ state: 'hidden' })
  expect(await isFocused(chat.launcher)).toBe(true)
  return look
}

const isFocused = (part: ChatOnPage['launcher']) =>
  part.evaluate((element) => element.getRootNode().activeElement === element)

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
    if (!usual) {
      const { chat } = await visit(openTab, '/')
      usual = await talk(chat)
    }
    const { page, chat, requests, manners, desk, business } = await visit(openTab, `/hard/${name}`)
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
