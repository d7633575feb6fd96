/** What the widget claims for people who hear it, see it larger or in other colours, or use no pointer. */
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { contrast } from '#sdk/contrast'
import { test } from './browser-test.ts'
import type { ChatOnPage } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { answer, hardPages, isFocused, question, type VisitOptions } from './hard-pages.ts'
import { hearLiveRegions } from './hear-live-regions.ts'

const site = hardPages()
afterAll(() => site[Symbol.asyncDispose]())

const phone = { viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true }
const event = (name: string, payload: object) => `42/visitor,${JSON.stringify([name, payload])}`

/** Frames of the server, of which finished answers wait until the test lets them go. */
function heldAnswers() {
  const held: string[] = []
  let hand: (frame: string) => void = () => {}
  let turn = ''
  const frames: VisitOptions['frames'] = (frame, send) => {
    hand = send
    const [name, payload] = frame.startsWith('42/visitor,') ? JSON.parse(frame.slice(11)) : []
    if (name === 'turn') turn = payload.turn
    const isAnswer = name === 'message' && payload.role === 'bot'
    // The server's own pieces would be in the way of those of the test.
    if (isAnswer || name === 'delta' || (name === 'turn' && payload.state === 'done')) held.push(frame)
    else send(frame)
  }
  return {
    frames,
    isHeld: () => held.some((frame) => frame.includes('"bot"')),
    /** Says it word by word. */
    say(words: string[]) {
      let off = 0
      for (const text of words) {
        hand(event('delta', { turn, attempt: 900, off, text }))
        off += text.length
      }
    },
    finish() {
      for (const frame of held.splice(0)) if (!frame.includes('"delta"')) hand(frame)
    },
  }
}

test('a screen reader hears each finished message once, and no piece of one that is being said', async ({
  openTab,
}) => {
  const server = heldAnswers()
  const { page, chat } = await site.visit(openTab, '', { frames: server.frames })
  await chat.open()
  const heard = await hearLiveRegions(chat)
  // What stands below an answer comes later than the answer.
  const { promise: shown, resolve: show } = Promise.withResolvers<void>()
  await page.route('**/w/chunks/answer-extras-*', (route) => shown.then(() => route.continue()))
  await chat.ask(question)
  await expect.poll(server.isHeld, { timeout: 10_000 }).toBe(true)
  const words = answer.split(/(?<= )/)
  server.say(words)
  await chat.speech.getByText(answer).waitFor()
  expect(await findBarriers(page, 'deskbell-widget')).toEqual([])
  const tree = await readTree(page)
  const [log] = tree.filter(({ role, name }) => role === 'log' && name === 'Messages')
  expect(log?.properties).toMatchObject({ live: 'polite', atomic: false })
  const spoken = tree.filter(({ role, name }) => role === 'StaticText' && name === answer)
  expect(spoken.map(({ properties }) => properties.live ?? 'off')).toEqual(['off'])

  server.finish()
  await chat.answer(1)
  show()
  await chat.panel.getByRole('button', { name: 'Helpful', exact: true }).waitFor()
  await chat.ask(question)
  await expect.poll(server.isHeld, { timeout: 10_000 }).toBe(true)
  server.finish()
  await chat.answer(2)
  const told = (await heard()).filter((line) => !line.startsWith('status: AI assistant is typing'))
  expect(told).toEqual([
    expect.stringMatching(/^log: You said:Do you sharpen/),
    expect.stringMatching(/^log: AI assistant said:Yes, we sharpen/),
    expect.stringMatching(/^log: You said:Do you sharpen/),
    expect.stringMatching(/^log: AI assistant said:Yes, we sharpen/),
  ])
})

test('a lost connection is said to everybody, once, and nobody meets a barrier while it lasts', async ({
  openTab,
}) => {
  const { page, chat } = await site.visit(openTab)
  let cut = () => {}
  await page.routeWebSocket(/socket\.io/, (socket) => {
    socket.connectToServer()
    cut = () => void socket.close()
  })
  await chat.open()
  await chat.ask(question)
  await chat.answer(1)
  const heard = await hearLiveRegions(chat)
  await page.routeWebSocket(/socket\.io/, (socket) => void socket.close())
  cut()
  await chat.panel.locator('p', { hasText: 'The connection is lost' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  expect((await heard()).filter((line) => line.includes('The connection is lost'))).toEqual([
    expect.stringMatching(/^status: /),
  ])
})

test('every control has a role and a name, and the panel is a dialog beside the page', async ({
  openTab,
}) => {
  const { page, chat } = await site.visit(openTab)
  await chat.open()
  await chat.ask(question)
  await chat.answer(1)
  const tree = await readTree(page)
  const has = (role: string, name: RegExp | string) =>
    tree.some(
      (node) => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name),
    )
  expect(has('dialog', 'Quiet Harbor')).toBe(true)
  expect(has('button', /^Chat with Quiet Harbor/)).toBe(true)
  expect(has('textbox', 'Your message')).toBe(true)
  expect(has('button', 'Send')).toBe(true)
  expect(has('button', 'Close chat')).toBe(true)
  expect(has('region', 'Conversation')).toBe(true)
  // The page stays in reach.
  expect(has('heading', 'Harbor Street Bakery')).toBe(true)
  expect(tree.find(({ role }) => role === 'dialog')?.properties.modal).toBe(false)
  const controls = tree.filter(({ properties }) => properties.focusable)
  expect(controls.filter(({ role, name }) => role !== 'RootWebArea' && name === '')).toEqual([])
})

test('on a phone the panel is modal, and nothing of the page can be reached behind it', async ({
  openTab,
}) => {
  const { page, chat } = await site.visit(openTab, 'phone', phone)
  await chat.launcher.tap()
  await chat.opened()
  const tree = await readTree(page)
  expect(tree.find(({ role }) => role === 'dialog')?.properties.modal).toBe(true)
  expect(tree.filter(({ role }) => role === 'link')).toEqual([])
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab')
    expect(await page.locator('html').evaluate((root) => root.ownerDocument.activeElement.localName)).toMatch(
      /^(deskbell-widget|body)$/,
    )
  }
  expect(await findBarriers(page)).toEqual([])
})

test('the keyboard walks from the page into the chat, through it in the order of reading, and out again', async ({
  openTab,
}) => {
  const { page, chat } = await site.visit(openTab)
  const links = page.locator('main a')
  await links.last().focus()
  await page.keyboard.press('Tab')
  expect(await isFocused(chat.launcher)).toBe(true)
  await page.keyboard.press('Enter')
  await chat.opened()
  expect(await isFocused(chat.composer)).toBe(true)
  await page.keyboard.type(question)
  await page.keyboard.press('Enter')
  await chat.answer(1)
  await chat.panel.getByRole('button', { name: 'Helpful', exact: true }).waitFor()
  await chat.launcher.focus()
  const stops: string[] = []
  for (let stop = 0; stop < 20 && stops.at(-1) !== 'Send'; stop += 1) {
    await page.keyboard.press('Tab')
    const name = await focusedName(chat)
    if (name === 'Your message') await page.keyboard.type('x')
    stops.push(name)
    expect(await focusMark(chat), name).not.toBe('')
  }
  const order = ['More options', 'Close chat', 'Conversation', question, 'Helpful', 'Your message', 'Send']
  expect(stops.filter((name) => order.includes(name))).toEqual(order)
  await page.keyboard.press('Tab')
  expect(await page.locator('html').evaluate((root) => root.ownerDocument.activeElement.localName)).toBe(
    'body',
  )
  await chat.composer.focus()
  await page.keyboard.press('Escape')
  await chat.panel.waitFor({ state: 'hidden' })
  expect(await isFocused(chat.launcher)).toBe(true)
  await page.keyboard.press('Shift+Tab')
  expect(await links.last().evaluate((link) => link.ownerDocument.activeElement === link)).toBe(true)
})

test('every target measures 24 pixels or more, and what frames a field stands out', async ({ openTab }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { chat } = await site.visit(openTab, '', { colorScheme })
    await chat.open()
    await chat.ask(question)
    await chat.answer(1)
    await chat.panel.getByRole('button', { name: 'Helpful', exact: true }).waitFor()
    const small = await chat.widget.evaluate((host) =>
      [...host.shadowRoot.querySelectorAll('button, summary, textarea, select, input')]
        .filter((target) => target.checkVisibility())
        .map((target) => ({
          name: target.ariaLabel ?? target.textContent,
          box: target.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ name }) => name),
    )
    expect(small).toEqual([])
    const [line = '', surface = ''] = await chat.composer.evaluate((field) => {
      const page = field.ownerDocument
      const { getComputedStyle } = page.defaultView
      const frame = getComputedStyle(field.parentElement)
      const canvas = page.createElement('canvas').getContext('2d', { willReadFrequently: true })
      // Painted, as a colour may be written in many ways.
      return [frame.borderTopColor, frame.backgroundColor].map((colour: string) => {
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
        return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
      })
    })
    expect(contrast(line, surface)).toBeGreaterThanOrEqual(3)
  }
})

test('with forced colours everything keeps its outline, and axe finds nothing', async ({ openTab }) => {
  const { page, chat } = await site.visit(openTab, '', { forcedColors: 'active', colorScheme: 'dark' })
  const lineOf = (part: ChatOnPage['panel']) =>
    part.first().evaluate((element) => {
      const { getComputedStyle } = element.ownerDocument.defaultView
      const style = getComputedStyle(element)
      return style.borderTopStyle === 'none' || style.borderTopColor === style.backgroundColor ? '' : 'a line'
    })
  expect(await lineOf(chat.launcher)).toBe('a line')
  await chat.open()
  await chat.ask(question)
  await chat.answer(1)
  // What the browser of the tests makes of the page's own links is not ours.
  expect(await findBarriers(page, 'deskbell-widget')).toEqual([])
  for (const part of [chat.panel, chat.answers, chat.questions, chat.composer.locator('..')]) {
    expect(await lineOf(part)).toBe('a line')
  }
  expect(await focusMark(chat)).not.toBe('')
})

test.for([
  ['200 %', { width: 640, height: 400 }],
  ['400 %', { width: 320, height: 256 }],
] as const)('at %s everything is there without scrolling sideways', async ([, viewport], { openTab }) => {
  const { page, chat } = await site.visit(openTab, '', { viewport })
  await chat.open()
  await chat.ask(question)
  await chat.answer(1)
  await chat.panel.getByRole('button', { name: 'Helpful', exact: true }).waitFor()
  expect(await sideways(chat)).toEqual([])
  for (const part of [chat.composer, chat.panel.getByRole('button', { name: 'Close chat' })]) {
    const box = await part.boundingBox()
    expect(box && box.y >= 0 && box.y + box.height <= viewport.height).toBe(true)
  }
  const log = await chat.panel.getByRole('region', { name: 'Conversation' }).boundingBox()
  expect(log?.height).toBeGreaterThan(60)
  expect(await findBarriers(page)).toEqual([])
})

test('wider spacing of text cuts nothing off', async ({ openTab }) => {
  const { chat } = await site.visit(openTab)
  await chat.open()
  await chat.ask(question)
  await chat.answer(1)
  await chat.panel.getByRole('button', { name: 'More options' }).click()
  await chat.panel.getByRole('menuitem').first().waitFor()
  await chat.widget.evaluate((host) => {
    const { CSSStyleSheet } = host.ownerDocument.defaultView
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`)
    host.shadowRoot.adoptedStyleSheets.push(sheet)
  })
  expect(await sideways(chat)).toEqual([])
  expect((await chat.panel.boundingBox())?.width).toBe(384)
})

test('with reduced motion nothing moves, and the panel says its language', async ({ openTab }) => {
  const { chat } = await site.visit(openTab, '', { reducedMotion: 'reduce' })
  await chat.launcher.click()
  await chat.panel.waitFor()
  expect(await motions(chat)).toEqual([])
  await chat.composer.fill(question)
  await chat.composer.press('Enter')
  await chat.answer(1)
  expect(await motions(chat)).toEqual([])
  expect(await chat.panel.getAttribute('lang')).toBe('en')
})

/** Animations that take time. */
const motions = (chat: ChatOnPage): Promise<string[]> =>
  chat.widget.evaluate((host) =>
    host.shadowRoot
      .getAnimations()
      .filter((one: { effect: { getTiming(): { duration: number } } }) => one.effect.getTiming().duration > 0)
      .map((one: { animationName?: string }) => one.animationName ?? 'a transition'),
  )

/** What is wider than it may be, or cut off. */
const sideways = (chat: ChatOnPage): Promise<string[]> =>
  chat.widget.evaluate((host) => {
    const { getComputedStyle } = host.ownerDocument.defaultView
    const all = [host.ownerDocument.documentElement, ...host.shadowRoot.querySelectorAll('dialog *')]
    return all
      .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && one.checkVisibility())
      .filter((one) => one.localName === 'html' || getComputedStyle(one).overflowX !== 'visible')
      .map((one) => `${one.localName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`)
  })

const focusedName = (chat: ChatOnPage): Promise<string> =>
  chat.widget.evaluate((host) => {
    const active = host.shadowRoot.activeElement
    return active?.ariaLabel ?? active?.labels?.[0]?.textContent ?? active?.textContent ?? ''
  })

/** How the part that has the focus shows it: by an outline of its own, or of the frame around it. */
const focusMark = (chat: ChatOnPage): Promise<string> =>
  chat.widget.evaluate((host) => {
    const { getComputedStyle } = host.ownerDocument.defaultView
    const active = host.shadowRoot.activeElement
    const marks = [active, active?.parentElement].filter(Boolean).map((one) => getComputedStyle(one))
    return marks.find(({ outlineStyle }) => outlineStyle !== 'none')?.outlineStyle ?? ''
  })

interface TreeNode {
  role: string
  name: string
  properties: Record<string, unknown>
}

/** What assistive technology is given of the page. */
async function readTree(page: Page): Promise<TreeNode[]> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const { nodes } = await cdp.send('Accessibility.getFullAXTree')
  await cdp.detach()
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ''),
      properties: Object.fromEntries(properties.map((one) => [one.name, one.value.value])),
    }))
}
