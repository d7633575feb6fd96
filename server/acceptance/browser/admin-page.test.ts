/** The operator's pages in a browser: found, changed, suspended, deleted, and closed to everybody else. */
import { expect } from 'vitest'
import { callApi } from '../call-api.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { linkInMail } from './link-in-mail.ts'
import { openOperator, operatedDesk, root } from './open-operator.ts'
import { portalOn } from './portal-on.ts'

test('a super admin without a business finds one, and changes its plan and the end of its trial', async ({
  openTab,
}) => {
  const business = await (await operatedDesk()).business('Needle & Thread')
  const { page, keyboard } = await openOperator(openTab)
  await page.getByText('Needle & Thread').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Search businesses'), 'nobody is called so')
  await page.getByText('No business is like that').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Search businesses'), business.email)
  await page.getByText('Needle & Thread').waitFor()
  await keyboard.tabTo(page.getByLabel('Status'))
  await page.keyboard.type('Susp')
  await page.getByText('No business is like that').waitFor()
  await page.keyboard.press('Home')
  await keyboard.enter(page.getByRole('link', { name: 'Needle & Thread' }))
  await page.getByRole('heading', { level: 1, name: 'Needle & Thread' }).waitFor()
  await page.getByText(business.email).waitFor()
  expect(await findBarriers(page)).toEqual([])

  await keyboard.type(page.getByLabel('Plan', { exact: true }), 'pro')
  await page.getByLabel('Last day of the trial').fill('2031-01-31')
  await keyboard.enter(page.getByRole('button', { name: 'Save' }))
  await page.getByText('Saved.').waitFor()
  const { tenant } = (await business.api('GET', '/api/v1/me')).body
  expect(tenant).toMatchObject({ plan: 'pro', trial_ends_at: expect.stringMatching(/^2031-0[12]-/) })
  await page.goto(`${page.url().split('/app')[0]}/app`)
  await page.getByRole('heading', { level: 1, name: 'Businesses' }).waitFor()
})

test('a business is suspended with a reason, goes on, is deleted by its name and taken back', async ({
  openTab,
}) => {
  const desk = await operatedDesk()
  const business = await desk.business('Slow Payers')
  const { page, keyboard, provokes } = await openOperator(openTab)
  provokes(/422.*suspend/)
  const statusOf = async () => (await business.api('GET', '/api/v1/me')).body.tenant?.status
  await page.goto(`${desk.url}/app/admin/tenants/${business.id}`)
  await keyboard.enter(page.getByRole('button', { name: 'Suspend' }))
  const window = page.getByRole('dialog')
  expect(await keyboard.has(window.getByLabel('Why'))).toBe(true)
  await page.keyboard.type('pay')
  await page.keyboard.press('Enter')
  await window.getByText('Say why.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(window.getByLabel('Why'), 'Did not pay')
  await page.keyboard.press('Enter')
  await page.getByText('Slow Payers is suspended.').waitFor()
  expect(await statusOf()).toBe('suspended')
  expect(await page.getByLabel('Status').isDisabled()).toBe(true)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'End the suspension' }))
  await page.getByText('Slow Payers goes on.').waitFor()
  expect(await statusOf()).toBe('trial')

  await keyboard.enter(page.getByRole('button', { name: 'Delete' }))
  await page.keyboard.type('Slow')
  await page.keyboard.press('Enter')
  await window.getByText('Type it as it stands here').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Slow Payers')
  await page.keyboard.press('Enter')
  await page.getByText('Slow Payers is deleted.').waitFor()
  await page.getByText('out of everybody’s reach').waitFor()
  expect(await page.getByRole('button', { name: 'Look inside' }).count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Take it back' }))
  await page.getByText('Slow Payers is back.').waitFor()
  await expect.poll(statusOf, { timeout: 5_000 }).toBe('trial')
})

test('people are found with their businesses, signed out and given the operator’s rights; figures are told', async ({
  openTab,
}) => {
  const desk = await operatedDesk()
  const business = await desk.business('Ann & Sons')
  const [, token] = (await linkInMail(desk.url, business.email, 'verify_email')).split('#token=')
  const proof = { token, password: business.password }
  expect((await business.api('POST', '/api/v1/auth/verify-email', { body: proof })).status).toBe(200)
  const { page, keyboard } = await openOperator(openTab, { viewport: { width: 1280, height: 800 } })
  await keyboard.enter(page.getByRole('link', { name: 'People' }))
  const self = page.getByRole('listitem').filter({ hasText: root.email })
  await self.getByText('You', { exact: true }).waitFor()
  expect(await self.getByRole('button').count()).toBe(0)
  await keyboard.type(page.getByLabel('Search people'), business.email)
  await self.waitFor({ state: 'detached' })
  expect(await page.getByRole('link', { name: 'Ann & Sons' }).count()).toBe(1)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: `Make super admin: ${business.email}` }))
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Make super admin', exact: true }))
  await page.getByText(`${business.email} is a super admin now.`).waitFor()
  await keyboard.enter(page.getByRole('button', { name: `Sign out ${business.email}` }))
  await keyboard.enter(page.getByRole('button', { name: 'Sign out everywhere' }))
  await page.getByText(`${business.email} is signed out everywhere.`).waitFor()
  await expect.poll(async () => (await business.api('GET', '/api/v1/me')).status).toBe(401)
  await keyboard.enter(page.getByRole('button', { name: `Take super admin: ${business.email}` }))
  await keyboard.enter(page.getByRole('button', { name: 'Take the rights' }))
  await page.getByText(`${business.email} is no super admin any more.`).waitFor()

  await keyboard.enter(page.getByRole('link', { name: 'Figures' }))
  await page.getByText('Everything answers.').waitFor()
  await page.getByRole('img', { name: 'Sign-ups a day' }).waitFor()
  await page.getByText('Show as a table').last().click()
  expect(await findBarriers(page)).toEqual([])
})

test('who is no super admin finds no operator’s pages', async ({ openTab }) => {
  const desk = await operatedDesk()
  const business = await desk.business()
  const { page, provokes } = await openTab()
  provokes(/401.*auth\/refresh/)
  await page.goto(`${desk.url}/app/admin`)
  await portalOn(page).logIn(business)
  await page.getByText('This address leads nowhere').waitFor()
  await page.getByRole('button', { name: 'Account' }).click()
  expect(await page.getByRole('menuitem', { name: 'Operator pages' }).count()).toBe(0)
})

test('a super admin without a business keeps the own account safe', async ({ openTab }) => {
  const { page, keyboard, provokes } = await openOperator(openTab)
  provokes(/422.*auth/)
  await page.getByRole('button', { name: 'Account' }).first().click()
  await page.getByRole('menuitem', { name: 'Security' }).click()
  await page.getByRole('heading', { level: 1, name: 'Security' }).waitFor()
  await page.getByText('This device').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Present password'), 'not my password')
  await keyboard.type(page.getByLabel('New password'), 'a better one than before')
  await page.keyboard.press('Enter')
  await page.getByText('This is not your present password.').waitFor()
  await keyboard.enter(page.getByRole('button', { name: 'Switch it on' }))
  await keyboard.type(page.getByRole('dialog').getByLabel('Your password'), root.password)
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
})

test('what was put aside and what was done is told on pages of its own', async ({ openTab }) => {
  const desk = await operatedDesk()
  const business = await desk.business('Told Of')
  const { page } = await openOperator(openTab)
  const { body } = await callApi(desk.url, 'POST', '/api/v1/auth/login', { body: root })
  const reason = { body: { reason: 'Did not pay' }, token: body.token }
  await callApi(desk.url, 'POST', `/api/v1/admin/tenants/${business.id}/suspend`, reason)
  await page.goto(`${desk.url}/app/admin/jobs`)
  await page.getByText('Nothing was put aside').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.goto(`${desk.url}/app/admin/log`)
  const entry = page.getByRole('listitem').filter({ hasText: 'Told Of' })
  await entry.getByText('suspended a business').waitFor()
  await entry.getByText('Why: “Did not pay”').waitFor()
  expect(await findBarriers(page)).toEqual([])
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(375)
})
