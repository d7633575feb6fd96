/** Files in the widget: chosen, pasted or dropped, on their way, taken back, sent, shown and saved. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { BotConfig } from '#wire'
import { drawing } from '../test-files.ts'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

const picture = { name: 'boiler.png', mimeType: 'image/png', buffer: drawing(320, 200) }
const list = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('one,two\n') }

async function openShop(changes: Partial<BotConfig> = {}) {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.sets(changes)
  // All that a page has to allow, and nothing else.
  const host = desk.url
  const policy = `default-src 'none'; script-src ${host}; connect-src ${host} ${host.replace('http', 'ws')}; img-src ${host} data:`
  const page = pageWith(snippetOf(desk.url, business.accountToken))
  const site = await openSite(page, { 'Content-Security-Policy': policy })
  const enter = async (openTab: OpenTab, options: Parameters<OpenTab>[0] = {}) => {
    const tab = await openTab(options)
    await tab.page.goto(site.url)
    const chat = chatOn(tab.page)
    await chat.launcher.waitFor()
    await chat.open()
    const { panel } = chat
    const tray = panel.locator('ul.tray')
    return {
      ...tab,
      chat,
      attach: panel.getByRole('button', { name: 'Attach files' }),
      tray,
      /** Links to the files of the talk, once there are some. */
      async files() {
        const links = chat.log.getByRole('link', { name: /^Download/ })
        await links.first().waitFor()
        return links.count()
      },
      item: (name: string) => tray.getByRole('listitem').filter({ hasText: name }),
      send: panel.getByRole('button', { name: 'Send' }),
    }
  }
  return { enter, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

type Entered = Awaited<ReturnType<Awaited<ReturnType<typeof openShop>>['enter']>>

async function choose({ page, attach }: Pick<Entered, 'page' | 'attach'>, ...files: (typeof picture)[]) {
  const chooser = page.waitForEvent('filechooser')
  await attach.focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(files)
}

/** Holds uploads until it is let go. */
async function holdUploads(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/w/uploads?**', async (route) => {
    await promise
    await route.continue().catch(() => {})
  })
  return resolve
}

test('files are chosen by keyboard, wait until they are up, and go with a message of no words', async ({
  openTab,
}) => {
  await using shop = await openShop()
  const entered = await shop.enter(openTab)
  const { page, chat, item, send, tray } = entered
  const letGo = await holdUploads(page)
  await choose(entered, picture, list)
  await item('boiler.png').getByRole('progressbar').waitFor()
  expect(await send.isDisabled()).toBe(true)
  expect(await findBarriers(page)).toEqual([])
  letGo()
  await item('boiler.png').getByText('Ready to send').waitFor()
  await item('list.csv').getByText('Ready to send').waitFor()
  expect(await chat.composer.evaluate((field) => field.getRootNode().activeElement === field)).toBe(true)
  await page.keyboard.press('Enter')
  await tray.waitFor({ state: 'detached' })
  expect(await chat.answer(1)).toMatch(/cannot open files/)
  const shown = chat.log.getByRole('link', { name: /^Download boiler\.png/ }).locator('img')
  await shown.waitFor()
  await page.waitForFunction(
    ([img]) => (img as { naturalWidth: number }).naturalWidth > 0,
    [await shown.elementHandle()],
  )
  expect(await findBarriers(page)).toEqual([])
  const saved = page.waitForEvent('download')
  await chat.log.getByRole('link', { name: /^Download list\.csv/ }).click()
  expect((await saved).suggestedFilename()).toBe('list.csv')
  await page.reload()
  await chat.open()
  await chat.log.getByRole('link', { name: /^Download boiler\.png/ }).waitFor()
})

test('a file is taken back while it is on its way, and what goes with the words is what is left', async ({
  openTab,
}) => {
  await using shop = await openShop()
  const entered = await shop.enter(openTab)
  const { page, chat, item, tray, files } = entered
  const letGo = await holdUploads(page)
  await choose(entered, picture, list)
  await item('boiler.png').getByRole('progressbar').waitFor()
  await item('boiler.png').getByRole('button', { name: 'Remove boiler.png' }).press('Enter')
  await item('boiler.png').waitFor({ state: 'detached' })
  const focused = await tray.evaluate((box) => box.getRootNode().activeElement?.getAttribute('aria-label'))
  expect(focused).toBe('Remove list.csv')
  letGo()
  await item('list.csv').getByText('Ready to send').waitFor()
  await chat.ask('Here is the list.')
  await chat.answer(1)
  expect(await chat.questions.allInnerTexts()).toEqual(['Here is the list.'])
  expect(await files()).toBe(1)
})

test('what does not work says why, and can be tried again or left', async ({ openTab }) => {
  await using shop = await openShop()
  const entered = await shop.enter(openTab)
  const { page, chat, item, provokes, send, files } = entered
  provokes(/ERR_FAILED|415/)
  await page.route('**/w/uploads?**', (route) => route.abort(), { times: 1 })
  await choose(entered, picture)
  const retry = item('boiler.png').getByRole('button', { name: 'Retry: boiler.png' })
  await retry.waitFor()
  expect(await item('boiler.png').innerText()).toContain('Not sent')
  expect(await findBarriers(page)).toEqual([])
  await retry.click()
  await item('boiler.png').getByText('Ready to send').waitFor()
  await choose(entered, { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })
  await item('drawing.svg').getByText('Files of this type cannot be sent.').waitFor()
  expect(
    await item('drawing.svg')
      .getByRole('button', { name: /^Retry/ })
      .count(),
  ).toBe(0)
  await choose(entered, { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.alloc(11_000_000, 'a') })
  await item('long.txt').getByText('Up to 5 files, 10 MB each').waitFor()
  await chat.composer.fill('The one that works.')
  await send.click()
  await chat.answer(1)
  expect(await files()).toBe(1)
})

test('pictures are pasted and dropped, and of more than five the rest is left out', async ({ openTab }) => {
  await using shop = await openShop()
  const { chat, item, tray, files } = await shop.enter(openTab)
  const give = (event: 'paste' | 'drop', names: string[]) =>
    chat.composer.evaluate(
      async (field, [kind, all, bytes]) => {
        const { DataTransfer, File, ClipboardEvent, DragEvent } = field.ownerDocument.defaultView
        const data = new DataTransfer()
        for (const name of all) data.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }))
        const how = { bubbles: true, composed: true, cancelable: true }
        if (kind === 'paste') {
          return field.dispatchEvent(new ClipboardEvent('paste', { ...how, clipboardData: data }))
        }
        const drag = (name: string) =>
          field.dispatchEvent(new DragEvent(name, { ...how, dataTransfer: data }))
        drag('dragenter')
        // What takes it is brought now; a hand that drags goes on meanwhile.
        while (!field.closest('.panel').hasAttribute('data-drop')) {
          await new Promise(field.ownerDocument.defaultView.requestAnimationFrame)
          drag('dragover')
        }
        return drag('drop')
      },
      [event, names, [...drawing(20, 20)]] as const,
    )
  await give('drop', ['dropped.png'])
  await item('dropped.png').getByText('Ready to send').waitFor()
  await give('paste', ['2.png', '3.png', '4.png', '5.png', 'sixth.png'])
  await item('5.png').getByText('Ready to send').waitFor()
  expect(await tray.getByRole('listitem').count()).toBe(5)
  expect(await item('sixth.png').count()).toBe(0)
  await chat.panel.getByText('Up to 5 files, 10 MB each').first().waitFor()
  await chat.composer.press('Enter')
  await chat.answer(1)
  expect(await files()).toBe(5)
})

test('without a connection a file waits, says so, and goes up when it is back', async ({ openTab }) => {
  await using shop = await openShop()
  const entered = await shop.enter(openTab)
  const { chat, context, item, provokes } = entered
  await chat.ask('Hello')
  await chat.answer(1)
  await entered.attach.hover()
  await chat.panel.locator('input[type=file]').waitFor({ state: 'attached' })
  provokes(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await context.setOffline(true)
  await chat.panel
    .getByText(/The connection is lost/)
    .first()
    .waitFor({ timeout: 60_000 })
  await choose(entered, picture)
  await item('boiler.png').getByText('Waits for the connection. Keep this page open.').waitFor()
  await context.setOffline(false)
  await item('boiler.png').getByText('Ready to send').waitFor({ timeout: 60_000 })
}, 120_000)

test('where a business takes no files there is no way to give any', async ({ openTab }) => {
  await using shop = await openShop({ attachments: false })
  const { attach, chat } = await shop.enter(openTab)
  expect(await attach.count()).toBe(0)
  expect(await chat.panel.locator('input[type=file]').count()).toBe(0)
})

test('on a phone everything is in reach, and nothing is wider than the screen', async ({ openTab }) => {
  await using shop = await openShop()
  const phone = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }
  const entered = await shop.enter(openTab, { ...phone, colorScheme: 'dark' })
  const { page, chat, item } = entered
  const name = `${'a very long name of a file '.repeat(6)}.png`
  await choose(entered, { ...picture, name }, list, { ...picture, name: 'three.png' })
  await item('three.png').getByText('Ready to send').waitFor()
  await item('list.csv').getByText('Ready to send').waitFor()
  const wide = await chat.panel.evaluate((panel) => panel.scrollWidth > panel.clientWidth)
  expect(wide).toBe(false)
  for (const button of await chat.panel.locator('form button').all()) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(38)
  }
  expect(await findBarriers(page)).toEqual([])
  await chat.ask('These three')
  await chat.answer(1)
  expect(await findBarriers(page)).toEqual([])
})
