/** API keys and account tokens in a browser, by keyboard on a phone. */
import { expect } from 'vitest'
import { callApi } from '../call-api.ts'
import { hire } from '../hire.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openPortal } from './open-portal.ts'

const keys = { place: '/keys', title: 'API keys' }

test('a key gets only the rights it needs, is shown once, changed, rotated and revoked', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const asks = async (key: string) =>
    (await callApi(desk.url, 'GET', '/api/v1/articles', { token: key })).status
  const { page, keyboard } = await openPortal(openTab, business, keys)
  await page.getByText('No keys yet.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Create a key' }))
  const window = page.getByRole('dialog')
  await keyboard.enter(window.getByRole('button', { name: 'Create key' }))
  await window.getByText('Give it a name.').waitFor()
  expect(await keyboard.has(window.getByLabel('Name'))).toBe(true)
  await page.keyboard.type('Till')
  await keyboard.tabTo(window.getByRole('radio', { name: 'Everything' }))
  await page.keyboard.press('ArrowRight')
  await keyboard.tabTo(window.getByRole('checkbox', { name: 'Ask the bot' }))
  await page.keyboard.press('Space')
  await keyboard.enter(window.getByRole('button', { name: 'Create key' }))
  await window.getByText('Allow it at least one thing.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.tabTo(window.getByRole('checkbox', { name: 'Read articles' }))
  await page.keyboard.press('Space')
  await keyboard.tabTo(window.getByLabel('Good until'))
  await page.keyboard.press('ArrowDown')
  await keyboard.type(window.getByLabel('Requests a minute'), '600')
  await keyboard.enter(window.getByRole('button', { name: 'Create key' }))
  const first = await window.getByRole('textbox', { name: 'API key' }).inputValue()
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('Never used · Good until').waitFor()
  expect(await page.locator('body').innerText()).not.toContain(first)
  const { data } = (await business.api('GET', '/api/v1/api-keys')).body
  expect(data).toMatchObject([{ name: 'Till', scopes: ['articles:read'], per_minute: 600 }])
  expect(Date.parse(data[0].expires_at) - Date.now()).toBeGreaterThan(29 * 86_400_000)
  expect(await asks(first)).toBe(200)

  await keyboard.enter(page.getByRole('button', { name: 'Edit Till' }))
  await keyboard.type(window.getByLabel('Name'), 'Cash desk')
  await keyboard.type(window.getByLabel('Requests a minute'), 'many')
  await window.getByText('A whole number from 1').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await page.getByText('Cash desk').waitFor()

  await keyboard.enter(page.getByRole('button', { name: 'Rotate Cash desk' }))
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(window.getByRole('button', { name: 'Make a new secret' }))
  const second = await window.getByRole('textbox', { name: 'API key' }).inputValue()
  await page.keyboard.press('Escape')
  await page.getByText('The secret before ends').waitFor()
  expect([await asks(first), await asks(second)]).toEqual([200, 200])

  await keyboard.enter(page.getByRole('button', { name: 'Revoke Cash desk' }))
  expect(await keyboard.has(window.getByRole('button', { name: 'Keep it' }))).toBe(true)
  await keyboard.enter(window.getByRole('button', { name: 'Revoke key' }))
  await page.getByText('“Cash desk” no longer works.').waitFor()
  await expect.poll(() => keyboard.has(page.getByLabel('Keys in use'))).toBe(true)
  expect([await asks(first), await asks(second)]).toEqual([401, 401])
})

test('an account token is replaced: another is added, and the old one revoked; the last stays', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  await business.makesKey()
  const { page, keyboard } = await openPortal(openTab, business, keys)
  // A key that was made without a choice may do all that this page knows of.
  await page.getByText('Everything', { exact: true }).waitFor()
  const old = page.getByRole('button', { name: `Revoke ${business.accountToken}` })
  expect(await old.isDisabled()).toBe(true)
  await page.getByText('It is the only one').waitFor()
  await keyboard.enter(page.getByRole('button', { name: 'Add a token' }))
  await page.getByText('Added. Both tokens work now.').waitFor()
  await keyboard.enter(old)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }))
  await page.getByText('It is the only one').waitFor()
  const { data } = (await business.api('GET', '/api/v1/account-tokens')).body
  expect(data).toHaveLength(1)
  expect(data[0].id).not.toBe(business.accountToken)
  await page.getByRole('link', { name: 'the snippet' }).click()
  const snippet = page.getByRole('textbox', { name: 'Snippet', exact: true })
  await snippet.waitFor()
  expect(await snippet.inputValue()).toContain(data[0].id)
})

test('an agent sees the tokens and neither keys nor ways to change them', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const agent = await hire(desk, business, 'agent')
  const { page } = await openPortal(openTab, agent, keys)
  await page.getByText('Only owners and admins see API keys.').waitFor()
  await page.getByText(business.accountToken).waitFor()
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
})
