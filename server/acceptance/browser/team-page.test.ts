/** The team in a browser, by keyboard on a phone: who comes in, who may do what, who goes. */
import { expect } from 'vitest'
import { hire } from '../hire.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { keyboardOn } from './keyboard-on.ts'
import { sharedDesk } from './open-desk.ts'
import { onPhone, openPortal } from './open-portal.ts'

const team = { place: '/team', title: 'Team' }

test('an owner invites with a link, and the new person comes in through it', async ({ openTab }) => {
  const business = await (await sharedDesk()).business('Harbor & Sons')
  const { page, keyboard, provokes } = await openPortal(openTab, business, team)
  provokes(/409.*invitations/)
  await page.getByText('You are on your own so far.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  const invite = page.getByRole('button', { name: 'Invite somebody' })
  await keyboard.enter(invite)
  const window = page.getByRole('dialog', { name: 'Invite somebody' })
  expect(await keyboard.has(window.getByLabel('Email'))).toBe(true)
  await page.keyboard.type(business.email)
  await page.keyboard.press('Enter')
  await window.getByText('This person is a member already.').waitFor()
  const email = `ada-${business.id}@example.com`
  await keyboard.type(window.getByLabel('Email'), email)
  await keyboard.tabTo(window.getByRole('radio', { name: 'Agent' }))
  await page.keyboard.press('ArrowUp')
  expect(await window.getByRole('radio', { name: 'Admin' }).isChecked()).toBe(true)
  await keyboard.tabTo(window.getByRole('radio', { name: 'We send a mail' }))
  await page.keyboard.press('ArrowRight')
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(window.getByRole('button', { name: 'Make the link' }))
  const link = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue()
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await keyboard.has(invite)).toBe(true)
  await page.getByText(email).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('inv_')

  await using guest = await openTab(onPhone)
  guest.provokes(/401.*auth\/refresh/)
  const theirs = keyboardOn(guest.page)
  await guest.page.goto(link)
  await guest.page.getByRole('heading', { name: 'Come in to Harbor & Sons' }).waitFor()
  expect(guest.page.url()).not.toContain('inv_')
  expect(await findBarriers(guest.page)).toEqual([])
  await theirs.type(guest.page.getByLabel('Your name'), 'Ada')
  await theirs.type(guest.page.getByLabel('Choose a password'), 'a horse and a battery')
  await guest.page.keyboard.press('Enter')
  await guest.page.getByRole('link', { name: 'Try your bot' }).waitFor()
  const { body } = await business.api('GET', '/api/v1/members')
  expect(body.data).toMatchObject([{ role: 'owner' }, { name: 'Ada', email, role: 'admin' }])
})

test('roles are changed and the ownership is handed over, and only the password lets that happen', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const ada = await hire(desk, business, 'viewer')
  const { page, keyboard, provokes } = await openPortal(openTab, business, team)
  provokes(/403.*transfer-ownership/)
  const row = page.getByRole('listitem').filter({ hasText: ada.email })
  const change = row.getByRole('button', { name: 'Change role of New' })
  await keyboard.enter(change)
  const roles = page.getByRole('dialog', { name: 'Role of New' })
  await roles.getByText('May look at everything and change nothing.').waitFor()
  await keyboard.tabTo(roles.getByRole('radio', { name: 'Viewer' }))
  await page.keyboard.press('ArrowUp')
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(roles.getByRole('button', { name: 'Save role' }))
  await page.getByText('New is an agent now.').waitFor()
  await row.getByText('Agent', { exact: true }).waitFor()
  expect(await keyboard.has(change)).toBe(true)

  const own = page.getByRole('listitem').filter({ hasText: business.email })
  await own.getByText('The only owner.').waitFor()
  expect(await own.getByRole('button', { name: 'Change role of' }).isDisabled()).toBe(true)
  expect(await page.getByRole('button', { name: 'Leave' }).isDisabled()).toBe(true)
  await keyboard.enter(page.getByRole('button', { name: 'Transfer ownership' }))
  const transfer = page.getByRole('dialog', { name: 'Transfer ownership' })
  const password = transfer.getByLabel('Your password')
  await keyboard.type(password, 'not the password')
  await page.keyboard.press('Enter')
  await transfer.getByText('The password is wrong.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.type(password, business.password)
  await page.keyboard.press('Enter')
  await page.getByText('New is the owner now. You are an admin.').waitFor()
  await row.getByText('Owner', { exact: true }).waitFor()
  expect(await row.getByRole('button').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Transfer ownership' }).count()).toBe(0)
  const { body } = await ada.api('GET', '/api/v1/me')
  expect(body.role).toBe('owner')
})

test('an invitation is made anew and withdrawn, a member removed, and the focus stays near', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const ada = await hire(desk, business, 'agent')
  const email = `late-${business.id}@example.com`
  const invited = await business.api('POST', '/api/v1/invitations', {
    body: { email, role: 'viewer', delivery: 'link' },
  })
  const { page, keyboard } = await openPortal(openTab, business, team)
  await keyboard.enter(page.getByRole('button', { name: `Send again to ${email}` }))
  const again = page.getByRole('dialog')
  await keyboard.tabTo(again.getByRole('radio', { name: 'We send a mail' }))
  await page.keyboard.press('ArrowRight')
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(again.getByRole('button', { name: 'Make a new link' }))
  const link = await again.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link).not.toBe(invited.body.url)
  await page.keyboard.press('Escape')

  await keyboard.enter(page.getByRole('button', { name: `Withdraw the invitation of ${email}` }))
  expect(await keyboard.has(page.getByRole('button', { name: 'Keep', exact: true }))).toBe(true)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Withdraw', exact: true }))
  await page.getByText(`The invitation of ${email} no longer works.`).waitFor()
  await expect.poll(() => keyboard.has(page.getByLabel('Open invitations'))).toBe(true)
  await page.getByText('Everybody who was invited has come in.').waitFor()

  await keyboard.enter(page.getByRole('button', { name: 'Remove New' }))
  await keyboard.enter(page.getByRole('button', { name: 'Remove from the team' }))
  await page.getByText('New no longer belongs to the team.').waitFor()
  await expect.poll(() => keyboard.has(page.getByRole('list', { name: 'Members' }))).toBe(true)
  expect((await ada.api('GET', '/api/v1/me')).status).toBe(401)
})

test('an admin cannot touch owners, a viewer sees the list and no more, and may leave', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const admin = await hire(desk, business, 'admin')
  const viewer = await hire(desk, business, 'viewer')
  await using theirs = await openPortal(openTab, admin, team)
  const rowOf = (email: string) => theirs.page.getByRole('listitem').filter({ hasText: email })
  expect(await rowOf(business.email).getByRole('button').count()).toBe(0)
  await rowOf(viewer.email).getByRole('button', { name: 'Change role of New' }).click()
  expect(await theirs.page.getByRole('dialog').getByRole('radio').count()).toBe(3)

  const { page, keyboard, provokes } = await openPortal(openTab, viewer, team)
  provokes(/401.*auth\/refresh/)
  expect(await page.getByRole('list', { name: 'Members' }).getByRole('listitem').count()).toBe(3)
  expect(await page.getByRole('button', { name: /invite|role|remove/i }).count()).toBe(0)
  expect(await page.getByRole('heading', { name: 'Invitations' }).count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Leave' }))
  await keyboard.enter(page.getByRole('dialog').getByRole('button', { name: 'Leave' }))
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await page.getByText('You have left Quiet Harbor.').waitFor()
  const { body } = await business.api('GET', '/api/v1/members')
  expect(body.data.map((member: { id: string }) => member.id)).not.toContain(viewer.id)
})
