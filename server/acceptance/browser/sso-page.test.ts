/** Single sign-on in a browser: set up, a domain proved, signed in through it, and removed. */
import { Resolver } from 'node:dns/promises'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import { type FakeOidc, openFakeOidc } from '../fake-oidc.ts'
import { hire } from '../hire.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { keyboardOn } from './keyboard-on.ts'
import { openDesk, type TestDesk } from './open-desk.ts'
import { onPhone, openPortal } from './open-portal.ts'

/** TXT records that the server finds. */
const dns = new Map<string, string[]>()

const sso = { place: '/settings/sso', title: 'Single sign-on' }
let oidc: FakeOidc
let desk: TestDesk
beforeAll(async () => {
  vi.spyOn(Resolver.prototype, 'resolveTxt').mockImplementation(async (name) => [dns.get(name) ?? []])
  oidc = await openFakeOidc()
  desk = await openDesk({ EGRESS_ALLOW: oidc.place })
}, 60_000)
afterAll(async () => {
  vi.restoreAllMocks()
  oidc[Symbol.dispose]()
  await desk[Symbol.asyncDispose]()
})

test('an owner sets up a provider, proves the domain, and somebody new comes in through it', async ({
  openTab,
}) => {
  const business = await desk.business('Harbor & Sons')
  const { page, keyboard, provokes } = await openPortal(openTab, business, sso, { desk, ...onPhone })
  // Nothing is set up yet, and two things are refused.
  provokes(/404.*\/sso/)
  provokes(/422.*\/sso/)
  expect(await page.getByRole('textbox', { name: 'Callback address' }).inputValue()).toBe(
    `${desk.url}/api/v1/auth/oidc/${business.id}/callback`,
  )
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Issuer'), `${desk.url}/nothing-here`)
  await keyboard.type(page.getByLabel('Client id'), 'deskbell')
  await keyboard.type(page.getByLabel('Client secret'), 'a secret of the client')
  await keyboard.type(page.getByLabel('Mail domains'), 'harbor.example')
  await keyboard.tabTo(page.getByRole('radio', { name: 'Either way' }))
  await page.keyboard.press('ArrowDown')
  const save = page.getByRole('button', { name: 'Save' })
  await keyboard.enter(save)
  await page.getByText('The issuer must be an https address.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(page.getByLabel('Issuer'), oidc.issuer)
  await keyboard.enter(save)
  await page.getByText('Prove one mail domain first').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.getByRole('radio', { name: 'Either way' }).check()
  await keyboard.enter(save)
  await page.getByText('Saved.').waitFor()
  await page.getByText('One is kept and is never shown.').waitFor()
  expect(await page.getByLabel('Client secret').inputValue()).toBe('')

  const check = page.getByRole('button', { name: 'Check now: harbor.example' })
  await keyboard.enter(check)
  await page.getByText('The record is not there yet.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  const record = (part: string) =>
    page.getByRole('textbox', { name: `${part} of the record for harbor.example` }).inputValue()
  dns.set(await record('Name'), [await record('Value')])
  await keyboard.enter(check)
  await page.getByText('Proved', { exact: true }).waitFor()
  expect(await findBarriers(page)).toEqual([])

  await using guest = await openTab(onPhone)
  guest.provokes(/401.*auth\/refresh/)
  guest.provokes(/404.*oidc\/start/)
  const theirs = keyboardOn(guest.page)
  oidc.claims = { email: 'ada@harbor.example', name: 'Ada' }
  await guest.page.route(`${oidc.issuer}/authorize*`, (route) =>
    route.fulfill({ status: 302, headers: { Location: oidc.signsIn(route.request().url()).href } }),
  )
  await guest.page.goto(`${desk.url}/app/login`)
  await theirs.enter(guest.page.getByRole('link', { name: 'Sign in with your company' }))
  await guest.page.getByRole('heading', { level: 1, name: 'Sign in with your company' }).waitFor()
  expect(await findBarriers(guest.page)).toEqual([])
  await theirs.type(guest.page.getByLabel('Work email'), 'ada@elsewhere.example')
  await guest.page.keyboard.press('Enter')
  await guest.page.getByText('No company has its sign-in here for this address.').waitFor()
  expect(await findBarriers(guest.page)).toEqual([])
  await theirs.type(guest.page.getByLabel('Work email'), 'ada@harbor.example')
  await guest.page.keyboard.press('Enter')
  await guest.page.getByText('Latest conversations').waitFor()
  const { data } = (await business.api('GET', '/api/v1/members')).body
  expect(data).toMatchObject([{ role: 'owner' }, { email: 'ada@harbor.example', role: 'agent' }])

  await keyboard.enter(page.getByRole('button', { name: 'Remove' }))
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('dialog').getByRole('button', { name: 'Remove' }))
  await page.getByText('Single sign-on is removed.').waitFor()
  expect((await business.api('GET', '/api/v1/sso')).status).toBe(404)
})

test('who comes back without being let in is told so at the log-in', async ({ openTab }) => {
  const { page, provokes } = await openTab(onPhone)
  provokes(/401.*auth\/refresh/)
  await page.goto(`${desk.url}/api/v1/auth/oidc/00000000-0000-7000-8000-000000000000/callback?state=x&code=y`)
  await page.getByText('Your company’s sign-in did not let you in.').waitFor()
  expect(await findBarriers(page)).toEqual([])
})

test('an admin looks and changes nothing, an agent does not see it', async ({ openTab }) => {
  const business = await desk.business()
  const admin = await hire(desk, business, 'admin')
  const agent = await hire(desk, business, 'agent')
  await using theirs = await openPortal(openTab, admin, sso, { desk, ...onPhone })
  theirs.provokes(/404.*\/sso/)
  await theirs.page.getByText('only owners can change it').waitFor()
  expect(await theirs.page.getByLabel('Issuer').isDisabled()).toBe(true)
  expect(await theirs.page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  expect(await findBarriers(theirs.page)).toEqual([])
  const { page } = await openPortal(openTab, agent, sso, { desk, ...onPhone })
  await page.getByText('Owners and admins only').waitFor()
  expect(await findBarriers(page)).toEqual([])
})
