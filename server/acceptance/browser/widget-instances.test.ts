/** Several widgets on a page, chats within it, and chats in a window of their own. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { answer, openShop, question, queueSnippet, tenantSnippet } from './page-of-shop.ts'

test('two widgets on a page keep apart, each called by its name', async ({ openTab }) => {
  const snippet = (token: string, url: string) =>
    tenantSnippet()(token, url) + tenantSnippet('data-instance="sales" data-position="left"')(token, url)
  await using shop = await openShop(openTab, { snippet })
  const [first, second] = [shop.chat.widget.nth(0), shop.chat.widget.nth(1)]
  await second.waitFor({ state: 'attached' })
  const sides = await shop.chat.widget.evaluateAll((all) => all.map((it) => it.dataset.position))
  expect(sides.sort()).toEqual(['left', 'right'])
  await shop.call('sales.open')
  await shop.page.getByRole('textbox', { name: 'Your message' }).waitFor()
  expect(await shop.call('sales.get', 'open')).toBe(true)
  expect(await shop.call('get', 'open')).toBe(false)
  await shop.call('sales.destroy')
  expect(await shop.chat.widget.count()).toBe(1)
  await shop.call('open')
  await shop.chat.opened()
  expect(await first.getAttribute('data-position')).toBe('right')
})

test('an inline chat stands in its place, is no dialog, and leaves the reader where they are', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, {
    snippet: queueSnippet(`mode: 'inline', target: '#chat'`),
    body: '<div id="chat" style="inline-size:420px;block-size:500px"></div>',
  })
  const chat = shop.page.locator('#chat').getByRole('region', { name: 'Quiet Harbor' })
  await chat.waitFor()
  expect(await shop.chat.launcher.isVisible()).toBe(false)
  expect(await chat.boundingBox()).toMatchObject({ width: 420, height: 500 })
  expect(await shop.page.evaluate('document.activeElement === document.body')).toBe(true)
  const field = chat.getByRole('textbox', { name: 'Your message' })
  await field.fill(question)
  await field.press('Enter')
  await chat.getByText(answer).first().waitFor()
  await field.press('Escape')
  expect(await chat.isVisible()).toBe(true)
})

test('the element is a chat like it, also when it was in the page before the script, and goes with it', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, {
    snippet: (
      token,
      url,
    ) => `<deskbell-chat token="${token}" strings='{"placeholder":"Ask"}' style="height:480px"></deskbell-chat>
<script async src="${url}/w/v1.js"></script>`,
  })
  const element = shop.page.locator('deskbell-chat')
  const field = element.getByRole('textbox', { name: 'Your message' })
  await field.waitFor()
  expect(await field.getAttribute('placeholder')).toBe('Ask')
  await element.evaluate((it) => it.setAttribute('strings', '{"placeholder":"Write"}'))
  await element.getByPlaceholder('Write').waitFor()
  await element.evaluate((it) => it.ownerDocument.body.prepend(it))
  expect(await field.isVisible()).toBe(true)
  await element.evaluate((it) => it.remove())
  await shop.page.waitForFunction(`document.querySelector('deskbell-widget') === null`)
})

test('a page that has an element of the name keeps it', async ({ openTab }) => {
  await using shop = await openShop(openTab, {
    head: '<script>customElements.define("deskbell-chat", class Mine extends HTMLElement {})</script>',
    snippet: queueSnippet(),
  })
  await shop.chat.launcher.waitFor()
  expect(await shop.page.evaluate('customElements.get("deskbell-chat").name')).toBe('Mine')
})

test('mount puts another chat into an element, and gives its verbs', async ({ openTab }) => {
  await using shop = await openShop(openTab, {
    snippet: queueSnippet(),
    body: '<div id="here" style="height:480px"></div>',
  })
  await shop.chat.launcher.waitFor()
  await shop.page.evaluate(
    `window.mine = Deskbell.mount('#here', { strings: { placeholder: 'Mounted' } }); 0`,
  )
  await shop.page.locator('#here').getByPlaceholder('Mounted').waitFor()
  expect(await shop.page.evaluate('mine.get("open")')).toBe(true)
  await shop.page.evaluate('mine.destroy()')
  expect(await shop.page.locator('#here deskbell-widget').count()).toBe(0)
  expect(await shop.chat.launcher.isVisible()).toBe(true)
})

test('in popup mode the launcher opens a window with the hosted page', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-mode="popup"') })
  shop.provokes(/./)
  const opening = shop.page.waitForEvent('popup')
  await shop.chat.launcher.click()
  const opened = await opening
  expect(opened.url() || (await opened.waitForEvent('framenavigated')).url()).toMatch(
    new RegExp(`/c/${shop.accountToken}$`),
  )
  await opened.close()
})

test('a bot that there is not is told, and leaves nothing in the page', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-bot="nobody"') })
  shop.provokes(/404|settings could not be read/)
  await shop.hears('error {"code":"unreachable"}')
  expect(await shop.chat.widget.count()).toBe(0)
})
