/** Who is logged in on the page, while proofs run out: asked for anew, and nobody becomes a stranger by it. */
import jwt from 'jsonwebtoken'
import type { Page, WebSocketRoute } from 'playwright-core'
import { expect } from 'vitest'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith } from './open-site.ts'
import { queueSnippet } from './page-of-shop.ts'

const question = 'Do you sharpen scissors?'
const answer = 'Yes, for $9 a pair.'

/** A page whose server signs as `sign` says. @param options of the widget, where `freshToken` asks the page's server */
async function openShop(openTab: OpenTab, options: string, tokens: (sign: Sign) => string | Promise<string>) {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle(question, answer)
  const { secret, kid } = (await business.api('POST', '/api/v1/identity/secrets', { body: {} })).body
  const sign: Sign = (seconds) =>
    jwt.sign({ sub: '42', name: 'Ada', exp: Math.floor(Date.now() / 1000) + seconds }, secret, { keyid: kid })
  const site = await openSite(pageWith(queueSnippet(options)(business.accountToken, desk.url)))
  const tab = await openTab()
  let asked = 0
  await tab.page.exposeFunction('freshToken', () => {
    asked += 1
    return tokens(sign)
  })
  const cut = await cutting(tab.page)
  await tab.page.addInitScript(`window.failed = []
    addEventListener('deskbell:error', ({ detail }) => failed.push(detail))`)
  await tab.page.goto(site.url)
  const get = (key: string) => tab.page.evaluate(`Deskbell('get', '${key}')`)
  const failed = () => tab.page.evaluate<{ code: string; detail?: string }[]>('failed')
  const conversations = async () => (await business.api('GET', '/api/v1/conversations')).body.data
  const more = { chat: chatOn(tab.page), cut, get, failed, conversations, sign, asked: () => asked }
  return { ...tab, ...more, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}
type Sign = (seconds: number) => string

/** @returns what ends the connection that there is */
async function cutting(page: Page): Promise<() => Promise<void>> {
  const open: WebSocketRoute[] = []
  await page.routeWebSocket(/socket\.io/, (socket) => {
    socket.connectToServer()
    open.push(socket)
  })
  return async () => {
    for (const socket of open.splice(0)) await socket.close()
  }
}

test('a token that runs out is fetched anew, and the talk goes on as the same person', async ({
  openTab,
}) => {
  const lives = [2, 0, 60]
  await using shop = await openShop(openTab, 'userToken: () => freshToken()', (sign) => {
    const life = lives.shift() ?? 60
    if (life === 0) throw new Error('The server of the page is away.')
    return sign(life)
  })
  await shop.chat.open()
  await shop.chat.ask(question)
  expect(await shop.chat.answer(1)).toBe(answer)
  const visitor = await shop.get('visitorId')
  const over = Date.now() + 2_500
  await expect.poll(() => Date.now() > over, { timeout: 5_000 }).toBe(true)
  expect(shop.asked()).toBe(1)
  await shop.cut()
  await expect.poll(() => shop.asked(), { timeout: 15_000 }).toBe(3)
  await shop.chat.ask('And knives?')
  await shop.chat.answer(2)
  expect(await shop.get('visitorId')).toBe(visitor)
  expect((await shop.chat.lines())[0]).toBe(question)
  expect(await shop.failed()).toEqual([{ code: 'user_token_failed' }])
  expect(await shop.conversations()).toMatchObject([{ visitor: { name: 'Ada', proof: 'token' } }])
})

test('a page that gives one it has kept for too long is asked again', async ({ openTab }) => {
  const lives = [-10, -10, 60]
  await using shop = await openShop(openTab, 'userToken: () => freshToken()', (sign) =>
    sign(lives.shift() ?? 60),
  )
  await shop.chat.open()
  await shop.chat.ask(question)
  expect(await shop.chat.answer(1)).toBe(answer)
  expect([shop.asked(), await shop.failed()]).toEqual([3, []])
})

test('one that has run out for good is told, and the next one lets the visitor in', async ({ openTab }) => {
  await using shop = await openShop(openTab, '', (sign) => sign(60))
  await shop.page.evaluate(`Deskbell('identify', { id: '42' }, '${shop.sign(-10)}')`)
  await shop.chat.open()
  await shop.chat.ask(question)
  await expect
    .poll(shop.failed)
    .toMatchObject([{ code: 'invalid_identity', detail: 'The token has expired.' }])
  await shop.page.evaluate(`freshToken().then((token) => Deskbell('identify', { id: '42' }, token))`)
  expect(await shop.chat.answer(1)).toBe(answer)
  expect(await shop.conversations()).toMatchObject([{ visitor: { name: 'Ada', proof: 'token' } }])
})
