/** The widget on a page of another site than its server's: a browser lets it in only where the server's headers do. */
import { afterAll, beforeAll, expect } from 'vitest'
import { test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { openDesk, type TestDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

test('a page of another site that demands CORP of all it loads shows the widget, and its visitor is answered', async ({
  openTab,
}) => {
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, for $9 a pair.')
  // `localhost` and `127.0.0.1` are two sites to a browser; the page is isolated from all others.
  const isolated = {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': `default-src 'none'; script-src ${desk.url}; connect-src ${desk.url} ${desk.url.replace('http', 'ws')}; img-src ${desk.url} data:; require-trusted-types-for 'script'`,
  }
  await using site = await openSite(pageWith(snippetOf(desk.url, business.accountToken)), isolated)
  const { page } = await openTab()
  await page.goto(site.url.replace('localhost', '127.0.0.1'))
  const chat = chatOn(page)
  await chat.open()
  await chat.ask('Do you sharpen scissors?')
  await chat.answer(1)
  expect(await chat.answers.innerText()).toContain('$9')
})

test('no page can frame the portal or the start page', async ({ openTab }) => {
  for (const path of ['/app', '/']) {
    const body = `<iframe src="${desk.url}${path}" title="framed"></iframe>`
    await using site = await openSite(pageWith('', { body }))
    const { page, provokes } = await openTab()
    provokes(/frame-ancestors/)
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
    await page.goto(site.url)
    expect((await refused).text()).toContain("'none'")
  }
})
