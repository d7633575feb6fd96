/** What is sent and stored under each mode of consent, before the visitor agrees and after. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { answer, openShop, question, queueSnippet, tenantSnippet } from './page-of-shop.ts'
import { storedIn } from './stored-in.ts'

/** Connections that the page opens from now on. */
function socketsOf(page: Page): string[] {
  const opened: string[] = []
  page.on('websocket', (socket) => void opened.push(socket.url()))
  return opened
}
const names = async (page: Page) => (await storedIn(page)).map((it) => it.split(':').at(-1))
const agree = 'Agree and write'

test('by default nothing is sent or stored until the visitor writes', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  const sockets = socketsOf(shop.page)
  await shop.chat.open()
  await shop.call('prefill', question)
  expect([sockets, await storedIn(shop.page)]).toEqual([[], []])
  await shop.chat.composer.press('Enter')
  expect(await shop.chat.answer(1)).toBe(answer)
  expect(await names(shop.page)).toEqual(['conversation', 'visitor'])
})

test('where it is required what the page says waits for it, is said once, and is not asked for again', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-consent="required"') })
  const sockets = socketsOf(shop.page)
  await shop.chat.launcher.waitFor()
  await shop.call('send', question)
  await shop.hears('consent:required')
  await shop.call('open', 'contact')
  await shop.call('update', { theme: 'dark' })
  await shop.call('context', { plan: 'pro' })
  const yes = shop.chat.panel.getByRole('button', { name: agree })
  await yes.waitFor()
  expect(await shop.chat.composer.count()).toBe(0)
  expect([sockets, await storedIn(shop.page)]).toEqual([[], []])
  await yes.press('Enter')
  expect(await shop.chat.answer(1)).toBe(answer)
  await shop.chat.panel.getByText('You asked for a person.').waitFor()
  expect(await shop.chat.questions.allInnerTexts()).toEqual([question])
  expect((await shop.heard()).filter((it) => it.startsWith('message:sent'))).toHaveLength(1)
  expect(await names(shop.page)).toEqual(['consent', 'conversation', 'visitor'])
  await shop.page.reload()
  await shop.chat.open()
  await shop.chat.answer(1)
  expect([await yes.count(), await shop.chat.composer.count()]).toEqual([0, 1])
})

test('what was stored before it was required is not touched until the visitor agrees', async ({
  openTab,
}) => {
  const wanted = `consent: new URLSearchParams(location.search).get('consent') ?? 'on-interaction'`
  await using shop = await openShop(openTab, { snippet: queueSnippet(wanted) })
  await shop.chat.open()
  await shop.chat.ask(question)
  await shop.chat.answer(1)
  const before = await storedIn(shop.page)
  await shop.page.goto(`${shop.siteUrl}/?consent=required`)
  const sockets = socketsOf(shop.page)
  await shop.chat.launcher.click()
  await shop.chat.panel.getByRole('button', { name: agree }).waitFor()
  await shop.call('prefill', 'Not yet')
  expect(await shop.chat.lines()).toEqual([])
  expect([sockets, await storedIn(shop.page)]).toEqual([[], before])
  await shop.chat.panel.getByRole('button', { name: agree }).click()
  expect(await shop.chat.answer(1)).toBe(answer)
  expect((await shop.heard()).filter((it) => /^(message|unread)/.test(it))).toEqual([])
})

test('a page that asks by itself says so, and its end takes what was stored', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-consent="required"') })
  await shop.chat.launcher.waitFor()
  await shop.call('send', question, { silent: true })
  await shop.hears('consent:required')
  await shop.call('consent', true)
  await shop.hears('message:received')
  await shop.call('consent', true)
  await shop.chat.open()
  expect(await shop.chat.questions.allInnerTexts()).toEqual([question])
  expect(await names(shop.page)).toEqual(['conversation', 'visitor'])
  await shop.call('consent', false)
  await shop.chat.questions.first().waitFor({ state: 'detached' })
  await shop.chat.panel.getByRole('button', { name: agree }).waitFor()
  expect(await storedIn(shop.page)).toEqual([])
})

test('what waits is forgotten with the visitor', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-consent="required"') })
  await shop.chat.launcher.waitFor()
  await shop.call('send', 'Nobody is to read this')
  await shop.hears('consent:required')
  await shop.call('logout')
  await shop.call('consent', true)
  await shop.chat.ask(question)
  expect(await shop.chat.answer(1)).toBe(answer)
  expect(await shop.chat.questions.allInnerTexts()).toEqual([question])
})

test('granted is not asked for', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-consent="granted"') })
  await shop.chat.launcher.waitFor()
  await shop.call('send', question)
  expect(await shop.chat.answer(1)).toBe(answer)
  expect(await names(shop.page)).toEqual(['conversation', 'visitor'])
  expect((await shop.heard()).filter((it) => it.startsWith('consent'))).toEqual([])
})
