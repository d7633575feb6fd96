/** The verbs that a page calls: before the script is there, and after; what they do, and what the page is told. */
import { once } from 'node:events'
import { get } from 'node:http'
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { sharedDesk } from './open-desk.ts'
import { answer, openShop, question, queueSnippet, tenantSnippet } from './page-of-shop.ts'
import { storedIn } from './stored-in.ts'

test('what a page calls before the script is there is done in its order once it is', async ({ openTab }) => {
  const calls = `Deskbell('context', { plan: 'pro' }); Deskbell('prefill', '${question}'); Deskbell('open')`
  await using shop = await openShop(openTab, { snippet: queueSnippet('', calls) })
  await shop.chat.opened()
  expect(await shop.chat.composer.inputValue()).toBe(question)
  expect((await shop.heard()).filter((it) => /^(ready|open)/.test(it))).toEqual(['ready', 'open'])
})

test('the script for everybody takes two requests to paint the launcher, and stores nothing', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, { snippet: queueSnippet() })
  await shop.chat.launcher.waitFor()
  const ours = shop.requests
    .filter((url) => url.startsWith(shop.deskUrl))
    .map((url) => url.slice(shop.deskUrl.length))
  expect(ours).toEqual(['/w/v1.js', `/w/config?token=${shop.accountToken}`])
  expect(await storedIn(shop.page)).toEqual([])
})

test('the script of the snippet is at most 2,000 bytes, with the settings of a business that has hours', async () => {
  const desk = await sharedDesk()
  const business = await desk.business('Northern Lights Dental Practice')
  const { body } = await business.api('GET', '/api/v1/customer/config')
  const hours = [
    { days: [1, 2, 3, 4], open: '08:00', close: '18:00' },
    { days: [5], open: '08:00', close: '14:00' },
  ]
  await business.sets({ business: { ...body.business, hours } })
  const address = `${desk.url}/w/v1/${business.accountToken}.js`
  const [response] = await once(get(address, { headers: { 'accept-encoding': 'br' } }), 'response')
  expect(response.headers['content-encoding']).toBe('br')
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  expect(bytes).toBeLessThanOrEqual(2_000)
})

test('every verb can be called as a method too, and with the script of the snippet', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  await shop.chat.launcher.waitFor()
  await shop.page.evaluate('Deskbell.open()')
  await shop.chat.opened()
  await shop.page.evaluate('Deskbell.close()')
  await shop.chat.panel.waitFor({ state: 'hidden' })
  await shop.call('toggle')
  await shop.chat.opened()
  await shop.call('toggle', true)
  expect(await shop.call('get', 'open')).toBe(true)
  await shop.call('toggle', false)
  await shop.chat.panel.waitFor({ state: 'hidden' })
  expect((await shop.heard()).filter((it) => /open|close/.test(it))).toEqual([
    'open',
    'close',
    'open',
    'close',
  ])
})

test('send says it as the visitor, silently when asked, and the page is told of all that follows', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  await shop.chat.launcher.waitFor()
  expect(await shop.page.evaluate('Deskbell.then')).toBeUndefined()
  await shop.call('send', question, { silent: true })
  await shop.hears(`message:received ${answer}`)
  expect(await shop.chat.panel.isVisible()).toBe(false)
  expect(await shop.call('get', 'unread')).toBe(1)
  const told = await shop.heard()
  for (const event of [
    'connection "online"',
    'conversation:started',
    `message:sent ${question}`,
    'unread 1',
  ]) {
    expect(told).toContainEqual(expect.stringContaining(event))
  }
  expect(await shop.call('get', 'visitorId')).toMatch(/^[\w-]{36}$/)
  expect(told).toContain(`conversation:started {"id":"${await shop.call('get', 'conversationId')}"}`)
  expect(await shop.call('get', 'online')).toBe(true)
  expect(await shop.call('get', 'locale')).toBe('en')

  await shop.call('send', 'Thank you')
  await shop.chat.opened()
  await shop.chat.answer(2)
  expect(await shop.heard()).toContain('unread 0')
})

test('start says what is wanted, by its words or by the name of an intent', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  await shop.call('start', { text: question })
  await shop.chat.opened()
  expect(await shop.chat.answer(1)).toBe(answer)
  await shop.call('start', { intent: 'opening_hours' })
  await shop.chat.answer(2)
  expect(await shop.chat.questions.allInnerTexts()).toEqual([question, 'opening hours'])
})

test('listeners hear until they are taken away, and one that throws hurts nobody', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  shop.provokes(/slip of the page/)
  await shop.page.evaluate(`
    window.told = []
    Deskbell('on', 'open', () => { throw new Error('slip of the page') })
    Deskbell('once', 'open', () => told.push('once'))
    Deskbell('ready', () => { window.off = Deskbell.on('open', () => told.push('on')) })
    Deskbell('open')`)
  await shop.chat.opened()
  await shop.call('toggle')
  await shop.call('toggle')
  await shop.page.evaluate('off()')
  await shop.call('toggle')
  await shop.call('off', 'open')
  await shop.call('toggle')
  expect(await shop.page.evaluate('told')).toEqual(['once', 'on', 'on'])
})

test('a verb that there is not is told with the one that was meant', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  await shop.chat.launcher.waitFor()
  shop.provokes(/there is no verb/)
  for (const [said, told] of [
    ['opne', "Deskbell: there is no verb 'opne'; did you mean 'open'?"],
    ['trackPurchase', "Deskbell: there is no verb 'trackPurchase'"],
  ] as const) {
    const warned = shop.page.waitForEvent('console', (message) => message.type() === 'warning')
    await shop.call(said)
    expect((await warned).text()).toBe(told)
  }
})

test('hide takes launcher and panel out of sight, show brings the launcher back', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  await shop.chat.open()
  await shop.call('hide')
  await shop.chat.launcher.waitFor({ state: 'hidden' })
  expect(await shop.chat.panel.isVisible()).toBe(false)
  expect(await shop.call('get', 'visible')).toBe(false)
  await shop.call('show')
  await shop.chat.launcher.waitFor()
  expect(await shop.call('get', 'visible')).toBe(true)
  expect((await shop.heard()).slice(-3)).toEqual(['hide', 'close', 'show'])
})

test('logout forgets the visitor, here and in the browser, and the widget stays', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: queueSnippet(`user: { id: '42', name: 'Ann' }`) })
  await shop.chat.open()
  await shop.chat.ask(question)
  await shop.chat.answer(1)
  const visitor = await shop.call('get', 'visitorId')
  expect(await storedIn(shop.page)).toHaveLength(2)
  await shop.call('logout')
  await shop.chat.questions.first().waitFor({ state: 'detached' })
  expect(await storedIn(shop.page)).toEqual([])
  expect(await shop.call('get', 'conversationId')).toBeNull()
  expect(await shop.heard()).toContainEqual(expect.stringMatching(/^conversation:ended/))
  await shop.chat.ask(question)
  await shop.chat.answer(1)
  expect(await shop.call('get', 'visitorId')).not.toBe(visitor)
})

test('logout forgets what an earlier page has stored, also where nobody has opened the chat', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  await shop.chat.open()
  await shop.chat.ask(question)
  await shop.chat.answer(1)
  await shop.page.reload()
  await shop.chat.launcher.waitFor()
  expect(await storedIn(shop.page)).toHaveLength(2)
  await shop.call('logout')
  await expect.poll(() => storedIn(shop.page)).toEqual([])
})

test('destroy takes everything away and leaves a queue, which the next boot finds', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: queueSnippet() })
  await shop.chat.open()
  await shop.call('destroy')
  expect(await shop.chat.widget.count()).toBe(0)
  await shop.call('open')
  await shop.call('prefill', 'Hello again')
  expect(await shop.chat.widget.count()).toBe(0)
  await shop.call('boot', { token: shop.accountToken })
  await shop.chat.opened()
  expect(await shop.chat.composer.inputValue()).toBe('Hello again')
  expect(await shop.chat.widget.count()).toBe(1)
})

test('boot a second time changes nothing but what it says anew, and a second script is none', async ({
  openTab,
}) => {
  const again = (token: string, url: string) => tenantSnippet()(token, url) + tenantSnippet()(token, url)
  await using shop = await openShop(openTab, { snippet: again })
  await shop.chat.launcher.waitFor()
  await shop.page.waitForLoadState('networkidle')
  await shop.call('boot', { token: shop.accountToken, position: 'left' })
  await shop.chat.open()
  expect(await shop.chat.widget.count()).toBe(1)
  expect(await shop.chat.widget.getAttribute('data-position')).toBe('left')
  shop.provokes(/another account/)
  const warned = shop.page.waitForEvent('console', (message) => message.type() === 'warning')
  await shop.call('boot', { token: 'acct_000000000000000000000000' })
  expect((await warned).text()).toContain('instance')
})
