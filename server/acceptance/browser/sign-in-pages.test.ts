/** The ways in beside the password, and the proof of an address: by keyboard, on a phone, with the links of real mails. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type OpenTab, type TabOptions, test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { keyboardOn } from './keyboard-on.ts'
import { linkInMail } from './link-in-mail.ts'
import { sharedDesk } from './open-desk.ts'

const phone = { viewport: { width: 375, height: 667 } }
const nextPassword = 'quite another passphrase'

/** A page with nobody signed in. */
async function openPage(openTab: OpenTab, path: string, options: TabOptions = phone) {
  const desk = await sharedDesk()
  const tab = await openTab(options)
  tab.provokes(/401.*auth\/refresh/)
  await tab.page.goto(path.startsWith('/') ? `${desk.url}${path}` : path)
  const keys = keyboardOn(tab.page)
  const button = (name: string | RegExp) => tab.page.getByRole('button', { name, exact: true })
  const link = (name: string | RegExp) => tab.page.getByRole('link', { name, exact: true })
  const heading = (name: string) => tab.page.getByRole('heading', { level: 1, name, exact: true })
  return { ...tab, desk, keys, button, link, heading }
}

type Opened = Awaited<ReturnType<typeof openPage>>

async function logIn({ page, keys }: Opened, email: string, password: string) {
  await keys.type(page.getByLabel('Email'), email)
  await keys.type(page.getByLabel('Password'), password)
  await page.keyboard.press('Enter')
}

/** What axe finds, and whether something sticks out. */
async function barriersOf(page: Page): Promise<string[]> {
  const width = await page.locator('html').evaluate((root) => root.scrollWidth)
  return [...(await findBarriers(page)), ...(width > 375 ? [`${width} px wide`] : [])]
}

test('a forgotten password is chosen anew by the link of a mail, which is good once', async ({ openTab }) => {
  const { email, password } = await (await sharedDesk()).business()
  const opened = await openPage(openTab, '/app/login')
  const { page, desk, keys, button, link, heading, provokes } = opened
  provokes(/422|401/)
  await keys.type(page.getByLabel('Email'), email)
  await keys.enter(link('Forgot your password?'))
  await heading('Choose a new password').waitFor()
  expect(await page.getByLabel('Email').inputValue()).toBe(email)
  expect(await barriersOf(page)).toEqual([])
  await keys.enter(button('Mail me a link'))
  await heading('Check your mail').waitFor()
  await expect.poll(() => keys.has(heading('Check your mail'))).toBe(true)
  expect(await barriersOf(page)).toEqual([])

  const url = await linkInMail(desk.url, email, 'password_reset')
  await page.goto(url)
  const field = page.getByLabel('New password')
  await field.waitFor()
  expect(page.url()).toBe(`${desk.url}/app/reset-password`)
  expect(await field.getAttribute('autocomplete')).toBe('new-password')
  await keys.type(field, 'short')
  await page.keyboard.press('Enter')
  await page.getByText('must have at least 8 characters').waitFor()
  await expect.poll(() => keys.has(field)).toBe(true)
  expect(await barriersOf(page)).toEqual([])
  await keys.type(field, nextPassword)
  await page.keyboard.press('Enter')
  await heading('Your password is changed').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await keys.enter(link('Log in'))

  await logIn(opened, email, password)
  await page.getByRole('alert').waitFor()
  await expect.poll(() => keys.has(page.getByLabel('Password'))).toBe(true)
  await logIn(opened, email, nextPassword)
  await page.getByRole('link', { name: 'Try your bot' }).waitFor()

  await page.goto(url)
  await keys.type(field, 'yet another passphrase')
  await page.keyboard.press('Enter')
  await heading('This link is no longer good').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await keys.enter(link('Mail me a new link'))
  await heading('Choose a new password').waitFor()
})

test('a mailed link signs in where one wanted to go, and only once', async ({ openTab }) => {
  const { email } = await (await sharedDesk()).business()
  const { page, desk, keys, button, link, heading } = await openPage(openTab, '/app/articles?q=opening')
  await heading('Log in').waitFor()
  await keys.type(page.getByLabel('Email'), email)
  await keys.enter(link('Mail me a link instead'))
  await keys.enter(button('Mail me a link'))
  await heading('Check your mail').waitFor()
  const url = await linkInMail(desk.url, email, 'magic_link')
  await page.goto(url)
  await heading('Articles').waitFor()
  expect(page.url()).toBe(`${desk.url}/app/articles?q=opening`)
  await page.goBack()
  expect(page.url()).not.toContain('token')

  const other = await openPage(openTab, url)
  other.provokes(/401.*magic-link/)
  await other.heading('This link is no longer good').waitFor()
  expect(other.page.url()).toBe(`${desk.url}/app/magic-link`)
  expect(await barriersOf(other.page)).toEqual([])
  await other.keys.enter(other.link('Mail me a new link'))
  await other.heading('Log in by mail').waitFor()
})

test.for(['//evil.example/app', 'javascript:alert(1)'])(
  'after logging in nobody is sent to %s',
  async (next, { openTab }) => {
    const { email, password } = await (await sharedDesk()).business()
    const opened = await openPage(openTab, `/app/login?next=${encodeURIComponent(next)}`)
    await logIn(opened, email, password)
    await opened.page.getByRole('link', { name: 'Try your bot' }).waitFor()
    expect(opened.page.url()).toBe(`${opened.desk.url}/app`)
  },
)

test('too many wrong passwords are told with the time to wait', async ({ openTab }) => {
  const { email } = await (await sharedDesk()).business()
  const opened = await openPage(openTab, '/app/login')
  const { page, desk, provokes } = opened
  provokes(/401|429/)
  for (let guess = 0; guess < 10; guess += 1) {
    await fetch(`${desk.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'a guess' }),
    })
  }
  await logIn(opened, email, 'a guess')
  await page
    .getByRole('alert')
    .getByText(/Too many tries. Try again in \d+ seconds/)
    .waitFor()
  expect(await page.getByRole('button', { name: /^Try again in [01]:\d\d$/ }).isDisabled()).toBe(true)
  expect(await barriersOf(page)).toEqual([])
})

test('whoever is signed in is asked to confirm the address, has the link sent again, and confirms by it', async ({
  openTab,
}) => {
  const { email, password } = await (await sharedDesk()).business()
  const opened = await openPage(openTab, '/app/login')
  const { page, desk, keys, button } = opened
  await logIn(opened, email, password)
  const note = page.getByRole('region', { name: 'Confirm your e-mail address' })
  await note.getByText(email).waitFor()
  expect(await barriersOf(page)).toEqual([])
  await linkInMail(desk.url, email, 'verify_email')
  await keys.enter(button('Send it again'))
  await note.getByText(/just now/).waitFor()
  const url = await linkInMail(desk.url, email, 'verify_email', 1)

  const beside = await openPage(openTab, url, { beside: opened })
  await beside.heading('Your address is confirmed').waitFor()
  expect(beside.page.url()).toBe(`${desk.url}/app/verify-email`)
  expect(await barriersOf(beside.page)).toEqual([])
  await beside.keys.enter(beside.link('Go on'))
  await beside.page.getByRole('link', { name: 'Try your bot' }).waitFor()

  // As when one comes back to the first tab.
  await page.locator('html').evaluate((root) => {
    root.ownerDocument.dispatchEvent(
      new (root.ownerDocument.defaultView as { Event: typeof Event }).Event('visibilitychange'),
    )
  })
  await note.waitFor({ state: 'detached' })
})

test('whoever is not signed in confirms with the password, or drops it and chooses another by mail', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const known = await desk.business()
  const first = await openPage(openTab, await linkInMail(desk.url, known.email, 'verify_email'))
  first.provokes(/422/)
  const field = first.page.getByLabel('Password of the account')
  await first.keys.type(field, 'not it at all')
  await first.page.keyboard.press('Enter')
  await first.page.getByText('This is not the password of the account.').waitFor()
  await expect.poll(() => first.keys.has(field)).toBe(true)
  expect(await barriersOf(first.page)).toEqual([])
  await first.keys.type(field, known.password)
  await first.page.keyboard.press('Enter')
  await first.heading('Your address is confirmed').waitFor()
  await first.keys.enter(first.link('Log in'))
  expect(await first.page.getByLabel('Email').inputValue()).toBe(known.email)

  const stranger = await desk.business()
  const second = await openPage(openTab, await linkInMail(desk.url, stranger.email, 'verify_email'))
  await second.keys.enter(second.button('Confirm without a password'))
  await second.page.getByText('The password that was set before is dropped').waitFor()
  expect(await barriersOf(second.page)).toEqual([])
  await second.keys.enter(second.link('Choose a password'))
  expect(await second.page.getByLabel('Email').inputValue()).toBe(stranger.email)
})
