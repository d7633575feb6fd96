/** The chat as a page of its own in a browser: on a phone, by keyboard, in a sandboxed frame, and under its strict policy. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { onPhone } from './open-portal.ts'
import { openSite } from './open-site.ts'

async function aShop() {
  const desk = await sharedDesk()
  const business = await desk.business('Bob & Sons')
  await business.writesArticle('Do you repair doors?', 'Yes, doors of every kind.')
  return { desk, business, link: `${desk.url}/c/${business.accountToken}` }
}

test('on a phone the chat fills the page, and the keyboard alone talks', async ({ openTab }) => {
  const { link } = await aShop()
  const { page, context, requests } = await openTab(onPhone)
  await page.goto(link)
  const composer = page.getByRole('textbox', { name: 'Your message' })
  await composer.waitFor()
  expect(await page.title()).toBe('Bob & Sons')
  expect(await findBarriers(page)).toEqual([])
  const overflow = () =>
    page
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
        scrollWidth - clientWidth,
        scrollHeight - clientHeight,
      ])
  expect(await overflow()).toEqual([0, 0])
  const box = await composer.boundingBox()
  expect(box && box.y + box.height).toBeLessThanOrEqual(740)
  const hasFocus = () => composer.evaluate((field) => field.matches(':focus'))
  for (let stops = 0; stops < 10 && !(await hasFocus()); stops += 1) await page.keyboard.press('Tab')
  expect(await hasFocus()).toBe(true)
  await page.keyboard.type('Do you repair doors?')
  await page.keyboard.press('Enter')
  await page.getByText('Yes, doors of every kind.').first().waitFor()
  expect(await findBarriers(page)).toEqual([])
  expect(await context.cookies()).toEqual([])
  const origins = requests.map((address) => new URL(address).origin)
  expect(new Set(origins)).toEqual(new Set([new URL(link).origin]))
})

test('it shows the picture of the business, and lets in pictures from nowhere else', async ({ openTab }) => {
  const { business, link } = await aShop()
  const { body } = await business.api('GET', '/api/v1/customer/config')
  const avatar = 'https://pictures.example/bob.svg'
  await business.sets({ appearance: { ...body.appearance, avatar } })
  const { page, provokes } = await openTab()
  provokes(/Content Security Policy.*elsewhere\.example|elsewhere\.example.*Content Security Policy/)
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
  await page.route('https://*.example/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: picture }),
  )
  await page.goto(link)
  const shown = page.locator('deskbell-widget header img')
  await expect.poll(() => shown.evaluate((it) => it.naturalWidth)).toBeGreaterThan(0)
  const blocked = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI))
    new Image().src = 'https://elsewhere.example/x.svg'
  })`)
  expect(blocked).toContain('elsewhere.example')
})

test('it speaks the language of its address', async ({ openTab }) => {
  const { link } = await aShop()
  const { page } = await openTab()
  await page.goto(`${link}?lang=de`)
  await page.getByRole('textbox').waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
})

test('a website on the list shows it in a sandboxed frame, and another one does not', async ({ openTab }) => {
  const { business, link } = await aShop()
  const frame = `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
<iframe src="${link}" title="Chat" sandbox="allow-scripts allow-same-origin allow-popups" width="400" height="640"></iframe></html>`
  await using shop = await openSite(frame)
  await using stranger = await openSite(frame)
  await business.sets({ allowed_origins: [shop.url] })
  const { page } = await openTab()
  await page.goto(shop.url)
  const chat = page.frameLocator('iframe')
  await chat.getByRole('textbox', { name: 'Your message' }).fill('Do you repair doors?')
  await page.keyboard.press('Enter')
  await chat.getByText('Yes, doors of every kind.').first().waitFor()
  const other = await openTab()
  other.provokes(/frame-ancestors|Refused to frame|violates/)
  await other.page.goto(stranger.url)
  await other.page.waitForLoadState('load')
  expect(await other.page.frameLocator('iframe').getByRole('textbox').count()).toBe(0)
})

test('a link that leads nowhere says so', async ({ openTab }) => {
  const { desk } = await aShop()
  const { page, provokes } = await openTab(onPhone)
  provokes(/404/)
  await page.goto(`${desk.url}/c/acct_000000000000000000000000`)
  await page.getByRole('heading', { name: 'There is no chat here' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  expect(await chatOn(page).widget.count()).toBe(0)
})
