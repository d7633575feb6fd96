/** Files of a member: chosen, pasted or dropped in the inbox, on their way, taken back, sent, and seen by the visitor. */
import { expect } from 'vitest'
import { drawing } from '../test-files.ts'
import { type OpenTab, test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { onDesktop, openOffice } from './open-inbox.ts'
import { onPhone } from './open-portal.ts'

const picture = { name: 'plan.png', mimeType: 'image/png', buffer: drawing(320, 200) }
const list = { name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from('one,two\n') }

/** A visitor in the widget, and the owner who has just taken the conversation over. */
async function openTalk(openTab: OpenTab, options = onDesktop) {
  const office = await openOffice()
  const { chat } = await office.visitor(openTab)
  await chat.ask('Hello')
  await chat.answer(1)
  const inbox = await office.member(openTab, options)
  await inbox.rows.first().click()
  await inbox.takeOver.click()
  await inbox.composer.waitFor()
  const tray = inbox.page.getByRole('list', { name: 'Files of your answer' })
  return {
    ...inbox,
    chat,
    tray,
    item: (name: string) => tray.getByRole('listitem').filter({ hasText: name }),
    send: inbox.page.getByRole('button', { name: 'Send', exact: true }),
    [Symbol.asyncDispose]: () => office[Symbol.asyncDispose](),
  }
}

test('files are chosen by keyboard, one is taken back, and the rest goes without words; the visitor sees and saves it', async ({
  openTab,
}) => {
  await using talk = await openTalk(openTab)
  const { page, chat, keyboard, item, send, tray, log } = talk
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles([picture, list])
  await item('plan.png').getByText('Ready').waitFor()
  await item('prices.csv').getByText('Ready').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Remove prices.csv' }))
  expect(await keyboard.has(page.getByRole('button', { name: 'Remove plan.png' }))).toBe(true)
  await keyboard.enter(send)
  await tray.waitFor({ state: 'detached' })
  const shown = chat.log
    .getByRole('link', { name: /plan\.png/ })
    .or(chat.log.getByRole('button', { name: /plan\.png/ }))
  await shown.first().waitFor()
  const size = await chat.log
    .locator('img')
    .first()
    .evaluate(async (img) => {
      await img.decode()
      return [img.naturalWidth, img.naturalHeight]
    })
  expect(size).toEqual([320, 200])
  await log.getByRole('button', { name: 'Open plan.png' }).waitFor()
  await chat.ask('Thank you')
  await log.getByText('Thank you').waitFor()
})

test('files are pasted and dropped; what is refused says why, and what broke off is tried again', async ({
  openTab,
}) => {
  await using talk = await openTalk(openTab, onPhone)
  const { page, chat, composer, item, send, tray, provokes } = talk
  const bytes = [...drawing(32, 32)]
  const give = (how: 'paste' | 'drop', name: string, type: string, content: number[]) =>
    composer.evaluate(
      (field, { how, name, type, content }) => {
        const { window } = field.ownerDocument.defaultView
        const data = new window.DataTransfer()
        data.items.add(new window.File([new Uint8Array(content)], name, { type }))
        const event =
          how === 'paste'
            ? new window.ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new window.DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        field.dispatchEvent(event)
      },
      { how, name, type, content },
    )
  await give('paste', 'pasted.png', 'image/png', bytes)
  await item('pasted.png').getByText('Ready').waitFor()
  provokes(/415/)
  await give('drop', 'page.html', 'text/html', [...Buffer.from('<!doctype html><p>Hello')])
  await item('page.html').getByText('Files of this type are not taken.').waitFor()
  await page.getByRole('button', { name: 'Remove page.html' }).click()

  provokes(/ERR_FAILED/)
  await page.route('**/attachments?*', (route) => route.abort())
  await give('drop', 'dropped.png', 'image/png', bytes)
  const again = page.getByRole('button', { name: 'Try again: dropped.png' })
  await again.waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.unroute('**/attachments?*')
  await again.click()
  await item('dropped.png').getByText('Ready').waitFor()
  const width = await page.locator('html').evaluate((root) => root.scrollWidth)
  expect(width).toBeLessThanOrEqual(375)
  await composer.fill('Two drawings')
  await send.click()
  await tray.waitFor({ state: 'detached' })
  await chat.log.getByText('Two drawings').waitFor()
  await expect.poll(() => chat.log.locator('img').count()).toBe(2)
})
