/** Networks that let no WebSocket through. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

test.for([
  ['refuses them', "setTimeout(() => this.onerror(new Event('error')))"],
  ['swallows them', ''],
])('a network that %s is got round by polling', async ([, answer], { openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, for $9 a pair.')
  const deaf = `<script>window.WebSocket = class { constructor() { ${answer} } close() {} send() {} }</script>`
  await using site = await openSite(pageWith(deaf + snippetOf(desk.url, business.accountToken)))
  const { page, requests } = await openTab()
  await page.goto(site.url)
  const chat = chatOn(page)
  await chat.open()
  await chat.ask('Do you sharpen scissors?')
  expect(await chat.answer(1)).toBe('Yes, for $9 a pair.')
  expect(requests.filter((url) => url.includes('transport=polling')).length).toBeGreaterThan(1)
})
