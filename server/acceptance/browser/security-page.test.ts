/** What keeps an account one's own: a second step, the devices, the password; by keyboard, on a phone. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import type { IsolationProof } from '#wire'
import { isolationProofFile } from '../../api/portal/isolation-routes.ts'
import { fromBase32, hotp } from '../../business/accounts/totp.ts'
import { type OpenTab, type Tab, type TabOptions, test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { keyboardOn } from './keyboard-on.ts'
import { openDesk, sharedDesk } from './open-desk.ts'

const phone = { viewport: { width: 375, height: 667 } }
const dark = { ...phone, colorScheme: 'dark' } as const

interface Person {
  email: string
  password: string
}

/** The log-in page at `url`. */
async function openDoor(openTab: OpenTab, url: string, options: TabOptions) {
  const tab = await openTab(options)
  tab.provokes(/401.*auth\/refresh/)
  await tab.page.goto(url)
  return { ...tab, ...handsOn(tab) }
}

function handsOn({ page }: Tab) {
  const keys = keyboardOn(page)
  return {
    keys,
    button: (name: string | RegExp) => page.getByRole('button', { name, exact: true }),
    heading: (name: string) => page.getByRole('heading', { level: 1, name, exact: true }),
    dialog: (name: string) => page.getByRole('dialog', { name }),
    logIn: async ({ email, password }: Person) => {
      await keys.type(page.getByLabel('Email'), email)
      await keys.type(page.getByLabel('Password'), password)
      await page.keyboard.press('Enter')
    },
    barriers: async () => {
      const width = await page.locator('html').evaluate((root) => root.scrollWidth)
      return [...(await findBarriers(page)), ...(width > 375 ? [`${width} px wide`] : [])]
    },
  }
}

/** The code that an authenticator app shows, some steps of half a minute from now. */
function codeOf(key: string, step = 0): string {
  return hotp(fromBase32(key.replaceAll(' ', '')), Math.floor(Date.now() / 30_000) + step)
}

test('two-step sign-in is switched on, asked for, helped out of with a recovery code, and switched off', async ({
  openTab,
}) => {
  const { url, business } = await sharedDesk()
  const person = await business()
  const options = { ...dark, permissions: ['clipboard-read', 'clipboard-write'] }
  const opened = await openDoor(openTab, `${url}/app/security`, options)
  const { page, keys, button, dialog, logIn, barriers, provokes } = opened
  provokes(/40[19].*auth|422/)
  await logIn(person)
  await keys.enter(button('Switch it on'))
  await keys.type(page.getByLabel('Your password'), 'not my password')
  await page.keyboard.press('Enter')
  await page.getByText('This is not your present password.').waitFor()
  expect(await barriers()).toEqual([])
  await keys.type(page.getByLabel('Your password'), person.password)
  await page.keyboard.press('Enter')

  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
  expect(await barriers()).toEqual([])
  const key = await page.getByLabel('Key for the app').inputValue()
  expect(key).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  const code = page.getByLabel('Code from the app')
  expect(await code.getAttribute('autocomplete')).toBe('one-time-code')
  await keys.type(code, '000000')
  await page.keyboard.press('Enter')
  await page.getByText('The code is not right, or was used before.').waitFor()
  await expect.poll(() => keys.has(code)).toBe(true)
  await keys.type(code, codeOf(key))
  await page.keyboard.press('Enter')

  const kept = dialog('Two-step sign-in is on')
  await kept.waitFor()
  const codes = await kept.getByRole('listitem').allInnerTexts()
  expect(new Set(codes).size).toBe(10)
  await page.keyboard.press('Escape')
  await kept.getByRole('alert').waitFor()
  expect(await barriers()).toEqual([])
  await keys.enter(kept.getByRole('button', { name: 'Copy' }))
  await kept.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await page
    .locator('html')
    .evaluate((root) => root.ownerDocument.defaultView.navigator.clipboard.readText())
  expect(copied.split('\n')).toEqual(codes)
  const saving = page.waitForEvent('download')
  await keys.enter(kept.getByRole('button', { name: 'Download' }))
  expect((await saving).suggestedFilename()).toBe('deskbell-recovery-codes.txt')
  await keys.enter(button('I have kept them'))
  await page.getByText('10 recovery codes are left.').waitFor()
  expect(await barriers()).toEqual([])

  await keys.enter(button('Log out everywhere'))
  await keys.enter(dialog('Log out everywhere?').getByRole('button', { name: 'Log out everywhere' }))
  await logIn(person)
  await code.waitFor()
  await expect.poll(() => keys.has(code)).toBe(true)
  expect(await barriers()).toEqual([])
  await page.keyboard.type('123456')
  await page.keyboard.press('Enter')
  await page.getByText('The code is not right, or was used before.').waitFor()
  expect(await barriers()).toEqual([])
  // One step further: each is good once.
  const shown = codeOf(key, 1)
  await page.keyboard.insertText(`${shown.slice(0, 3)} ${shown.slice(3)}`)
  await page.keyboard.press('Enter')
  await keys.enter(button('Log out everywhere'))
  await keys.enter(dialog('Log out everywhere?').getByRole('button', { name: 'Log out everywhere' }))

  await logIn(person)
  await keys.enter(button('Use a recovery code'))
  await expect.poll(() => keys.has(page.getByLabel('Recovery code'))).toBe(true)
  await page.keyboard.type((codes[0] ?? '').replaceAll('-', '').toUpperCase())
  await page.keyboard.press('Enter')
  await page.getByText('9 recovery codes are left.').waitFor()
  await keys.enter(button('Switch it off'))
  await keys.type(page.getByLabel('Your password'), person.password)
  await page.keyboard.press('Enter')
  await button('Switch it on').waitFor()
})

test('a session is ended from another device, and so are all others by a new password', async ({
  openTab,
}) => {
  const { url, business } = await sharedDesk()
  const person = await business()
  const elsewhere = await openDoor(openTab, `${url}/app/articles`, {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
  })
  elsewhere.provokes(/401/)
  await elsewhere.logIn(person)
  await elsewhere.heading('Articles').waitFor()
  const here = await openDoor(openTab, `${url}/app/security`, phone)
  here.provokes(/422/)
  await here.logIn(person)
  await here.page.getByText('This device').waitFor()
  await here.keys.enter(here.page.getByRole('button', { name: /^Sign out Safari on iPhone, 127/ }))
  await here.page.getByText('Safari on iPhone is signed out.').waitFor()
  await elsewhere.page.reload()
  await elsewhere.heading('Log in').waitFor()
  await elsewhere.logIn(person)
  await elsewhere.heading('Articles').waitFor()

  const present = here.page.getByLabel('Present password')
  await here.page.reload()
  await here.keys.type(present, 'not my password')
  await here.keys.type(here.page.getByLabel('New password'), 'quite another passphrase')
  await here.page.keyboard.press('Enter')
  await here.page.getByText('This is not your present password.').waitFor()
  await expect.poll(() => here.keys.has(present)).toBe(true)
  expect(await here.barriers()).toEqual([])
  await here.keys.type(present, person.password)
  await here.page.keyboard.press('Enter')
  await here.page.getByText('Your password is changed.').waitFor()
  await elsewhere.page.reload()
  await elsewhere.heading('Log in').waitFor()
  await here.page.reload()
  await here.heading('Security').waitFor()
})

const proof: IsolationProof = {
  at: '2026-11-20T10:00:00.000Z',
  version: '0.1.0',
  businesses: 6,
  probes: 1234,
  leaks: 0,
  leaks_without_first_wall: 0,
  leaks_without_second_wall: 0,
  leaks_without_both: 310,
  tables: 20,
  tables_noticed: 20,
}

test('the last proof that businesses are kept apart is shown, or how to get one', async ({ openTab }) => {
  const dataDir = await mkdtemp(join(inject('testFolder'), 'proof-'))
  await using desk = await openDesk({ DATA_DIR: dataDir })
  await using opened = await openDoor(openTab, `${desk.url}/app/security`, phone)
  const { page, heading, logIn, barriers } = opened
  await logIn(await desk.business())
  await heading('Security').waitFor()
  const card = page.getByRole('region', { name: 'Your data, apart from everybody else’s' })
  expect(await card.getByLabel('Command').inputValue()).toBe('npm run prove-isolation')
  await writeFile(join(dataDir, isolationProofFile), JSON.stringify(proof))
  await page.reload()
  await card.getByText('Held', { exact: true }).waitFor()
  expect(await card.innerText()).toMatch(/One of 6 businesses tried 1,234 times .* not once with success/)
  expect(await card.getByRole('term').allInnerTexts()).toHaveLength(4)
  expect(await barriers()).toEqual([])
})
