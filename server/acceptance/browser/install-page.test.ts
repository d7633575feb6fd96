/** The Install page in a browser, by keyboard on a phone: the snippet and its places, the chat page, logged-in visitors. */
import { createHmac } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { expect } from 'vitest'
import { hire } from '../hire.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openPortal } from './open-portal.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

const install = { place: '/install', title: 'Install' }

test('a website that shows the widget appears, and is allowed with one press', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const { page, keyboard } = await openPortal(openTab, business, install)
  await page.getByText('Waiting for the first load.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await using shop = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  await using visit = await openTab()
  await visit.page.goto(shop.url)
  await visit.page.locator('deskbell-widget').waitFor({ state: 'attached' })
  await page.getByText(`We saw the widget on ${new URL(shop.url).host}`).waitFor()
  await keyboard.enter(page.getByRole('button', { name: `Allow only this: ${shop.url}` }))
  await page.getByText(`Only ${shop.url} may show the widget now.`).waitFor()
  const { body } = await business.api('GET', '/api/v1/customer/config')
  expect(body.allowed_origins).toEqual([shop.url])

  await using other = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  // Another visitor: the first one's browser has the script already.
  await using second = await openTab()
  await second.page.goto(other.url)
  const refused = page.getByRole('list', { name: 'Refused websites' })
  await refused.getByText(other.url).waitFor()
  expect(await refused.getByRole('link').count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: `Allow this too: ${other.url}` }))
  await page.getByText(`${other.url} may show the widget, too.`).waitFor()
  await refused.waitFor({ state: 'detached' })
})

test('each way of building a website has its steps, reached by the arrow keys', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  const { page, keyboard } = await openPortal(openTab, business, install)
  const tabs = page.getByRole('tablist', { name: 'Your website is made with' })
  await keyboard.tabTo(tabs.getByRole('tab', { name: 'Any site' }))
  const seen = []
  for (let moves = 0; moves < 9; moves += 1) {
    seen.push(await tabs.getByRole('tab', { selected: true }).innerText())
    await page.keyboard.press('ArrowRight')
  }
  expect(seen).toEqual([
    'Any site',
    'WordPress',
    'Shopify',
    'Wix',
    'Squarespace',
    'Webflow',
    'Google Tag Manager',
    'React',
    'Email my developer',
  ])
  expect(await page.getByLabel('Snippet', { exact: true }).inputValue()).toContain(business.accountToken)
  expect(await page.getByLabel('Snippet for developers').inputValue()).toContain('/w/v1.js')
  expect(await page.getByLabel('Policy').inputValue()).toMatch(
    /^script-src .*;\nconnect-src .* ws:.*;\nimg-src .*;$/,
  )
})

test('the chat page has a link, a language and a code to scan', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const { page, keyboard } = await openPortal(openTab, business, install)
  const link = page.getByLabel('Link to the chat', { exact: true })
  expect(await link.inputValue()).toBe(`${desk.url}/c/${business.accountToken}`)
  const code = page.getByRole('img', { name: 'QR code of the link to the chat' })
  const drawn = () => code.locator('path').getAttribute('d')
  const before = await drawn()
  await keyboard.type(page.getByLabel('Language'), 'pt-BR')
  expect(await link.inputValue()).toBe(`${desk.url}/c/${business.accountToken}?lang=pt-BR`)
  await expect.poll(drawn).not.toBe(before)
  await keyboard.type(page.getByLabel('Language'), 'Klingon!')
  await page.getByText('Two letters such as de').waitFor()
  expect(await findBarriers(page)).toEqual([])
  const { status } = await page.request
    .get(await link.inputValue())
    .then((answer) => ({ status: answer.status() }))
  expect(status).toBe(200)
})

test('an identity secret is made, shown once, tried, followed by another and revoked', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  const { page, keyboard } = await openPortal(openTab, business, install)
  await keyboard.enter(page.getByRole('button', { name: 'Make an identity secret' }))
  const window = page.getByRole('dialog')
  const secret = await window.getByRole('textbox', { name: 'Identity secret' }).inputValue()
  expect(secret).toMatch(/^ids_\w{43}$/)
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('Never used').waitFor()
  expect(await page.locator('body').innerText()).not.toContain(secret)

  const token = jwt.sign({ sub: '42', name: 'Ada' }, secret, { expiresIn: 60 })
  await keyboard.type(page.getByLabel('Check a token'), token)
  await page.keyboard.press('Enter')
  await page.getByText('This is good: it proves “42” (Ada).').waitFor()
  await keyboard.type(page.getByLabel('Check a token'), `${token.slice(0, -3)}xxx`)
  await page.keyboard.press('Enter')
  await page.getByText('The signature of the token is not of an identity secret in use.').waitFor()
  expect(await findBarriers(page)).toEqual([])

  await keyboard.tabTo(page.getByRole('radio', { name: 'Optional' }))
  await page.keyboard.press('ArrowDown')
  await page.getByText('Saved.').waitFor()
  expect((await business.api('GET', '/api/v1/identity')).body.mode).toBe('enforced')
  const stranger = business.website.connects({ origin: 'https://www.example' })
  expect(await stranger.outcome()).toBe('identity_required')
  const user_hash = createHmac('sha256', secret).update('42').digest('hex')
  await business.website.opensChat({ origin: 'https://www.example', user: { id: '42' }, user_hash })

  await keyboard.enter(page.getByRole('button', { name: 'Make the next secret' }))
  await window.getByRole('textbox', { name: 'Identity secret' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('button', { name: 'Make the next secret' }).isDisabled()).toBe(true)
  await keyboard.enter(page.getByRole('button', { name: /^Revoke ik_/ }).first())
  await keyboard.enter(window.getByRole('button', { name: 'Revoke secret' }))
  await page.getByText('The secret no longer works.').waitFor()
  expect(await page.getByRole('button', { name: /^Revoke ik_/ }).count()).toBe(1)
})

test('who may not change things sees the snippet and no secrets', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const viewer = await hire(desk, business, 'viewer')
  const { page } = await openPortal(openTab, viewer, install)
  await page.getByText('Only owners and admins see how this is set up.').waitFor()
  expect(await page.getByRole('button', { name: 'Make an identity secret' }).count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
})

test('who comes from another vendor gets the address for one changed line', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const { page } = await openPortal(openTab, business, install)
  const tabs = page.getByRole('tablist', { name: 'Where you come from' })
  await tabs.getByRole('tab', { name: 'Crisp' }).press('ArrowRight')
  const address = page.getByRole('textbox', { name: 'Address in place of Intercom’s' })
  await address.waitFor()
  const told = await address.inputValue()
  expect(told).toBe(`${desk.url}/w/compat.js?from=intercom&token=${business.accountToken}`)
  expect((await fetch(told)).status).toBe(200)
  expect(await findBarriers(page)).toEqual([])
})
