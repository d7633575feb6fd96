/** The page behind an invitation's link: every state that its reader can be in, on a phone. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { invitationToken } from '../hire.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { keyboardOn } from './keyboard-on.ts'
import { sharedDesk } from './open-desk.ts'
import { onPhone, openPortal } from './open-portal.ts'

const home = { place: '', title: '' }

test('who has an account logs in first, comes back to the invitation, and joins', async ({ openTab }) => {
  const desk = await sharedDesk()
  const [host, guest] = [await desk.business('Host'), await desk.business('Guest')]
  const token = await invitationToken(host, guest.email, 'agent')
  const { page, provokes } = await openTab(onPhone)
  provokes(/401.*auth\/refresh|409.*invitations\/accept/)
  const keyboard = keyboardOn(page)
  await page.goto(`${desk.url}/app/invite#token=${token}`)
  await keyboard.type(page.getByLabel('Choose a password'), 'some other password')
  await page.keyboard.press('Enter')
  await page.getByText('This address has an account already').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('link', { name: 'Log in with it, then come in' }))
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  expect(await page.getByLabel('Email').inputValue()).toBe(guest.email)
  await keyboard.type(page.getByLabel('Password'), guest.password)
  await page.keyboard.press('Enter')
  await page.getByText('You are signed in with the right address.').waitFor()
  await page.reload()
  await page.getByText('You are signed in with the right address.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Come in to Host' }))
  await page.getByText('You belong to Host now.').waitFor()
  await page.getByRole('button', { name: 'Switch business' }).filter({ hasText: 'Host' }).waitFor()
  expect((await host.api('GET', '/api/v1/members')).body.data).toHaveLength(2)
  await page.goto(`${desk.url}/app/invite`)
  await page.getByRole('heading', { name: 'This link is not whole' }).waitFor()
})

test('somebody else who is signed in is told for whom it is, and can log out and go on', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const [host, other] = [await desk.business('Host'), await desk.business('Other')]
  const email = `${randomUUID()}@example.com`
  const token = await invitationToken(host, email)
  const { page, keyboard } = await openPortal(openTab, other, { ...home, title: 'Good' })
  await page.goto(`${desk.url}/app/invite#token=${token}`)
  await page.getByText(`The invitation is for ${email}`).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Log out and go on' }))
  await keyboard.type(page.getByLabel('Choose a password'), 'a horse and a battery')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Try your bot' }).waitFor()
  await page.getByRole('button', { name: 'Switch business' }).filter({ hasText: 'Host' }).waitFor()
})

test('an invitation that was withdrawn or used says so and what to do, and so does half a link', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const host = await desk.business('Host')
  const token = await invitationToken(host, `${randomUUID()}@example.com`)
  const { page, provokes, requests } = await openTab(onPhone)
  provokes(/401.*auth\/refresh|410.*invitations/)
  await page.goto(`${desk.url}/app/invite#token=${token}`)
  await page.getByRole('button', { name: 'Come in to Host' }).waitFor()
  const { data } = (await host.api('GET', '/api/v1/invitations')).body
  await host.api('DELETE', `/api/v1/invitations/${data[0].id}`)
  await page.getByLabel('Choose a password').fill('a horse and a battery')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'This invitation no longer works' }).waitFor()
  expect(await page.getByText('Ask whoever invited you to send it again.').isVisible()).toBe(true)
  expect(await findBarriers(page)).toEqual([])
  await page.reload()
  await page.getByRole('heading', { name: 'This link is not whole' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  expect(requests.filter((address) => address.includes('inv_') && !address.includes('#'))).toEqual([])
})

test('when the server does not answer, the invitation is kept and tried again', async ({ openTab }) => {
  const desk = await sharedDesk()
  const host = await desk.business('Host')
  const token = await invitationToken(host, `${randomUUID()}@example.com`)
  const { page, provokes } = await openTab(onPhone)
  provokes(/401.*auth\/refresh|ERR_FAILED/)
  await page.route('**/invitations/preview', (route) => route.abort())
  await page.goto(`${desk.url}/app/invite#token=${token}`)
  await page.getByText('The server could not be reached.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.unroute('**/invitations/preview')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Come in to Host' }).waitFor()
})
