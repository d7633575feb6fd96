/** A visitor in the widget and a member in the inbox, each in a browser of their own: they see each other type, write and read. */
import { expect } from 'vitest'
import { hire } from '../hire.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { onDesktop, openOffice } from './open-inbox.ts'
import { onPhone } from './open-portal.ts'
import { portalOn } from './portal-on.ts'
import { storedIn } from './stored-in.ts'

test('a member takes over, both see the other type, write and read, and the assistant answers again once it is given back', async ({
  openTab,
}) => {
  await using office = await openOffice()
  const { chat } = await office.visitor(openTab)
  await chat.ask('Do you repair clocks?')
  await chat.answer(1)
  const { page, rows, log, composer, takeOver, giveBack } = await office.member(openTab)
  await rows.first().click()
  await log.getByText('Do you repair clocks?').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await takeOver.click()
  await composer.waitFor()
  await expect.poll(() => composer.evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true)
  await chat.log.getByText('Ada answers here now.').waitFor()

  await page.keyboard.type('Yes, ')
  await chat.panel.locator('.answering .dots').waitFor({ state: 'attached' })
  await chat.panel.getByRole('status').getByText('Team is typing…').waitFor({ state: 'attached' })
  await page.keyboard.type('we do.')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('Which one is it?')
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Enter')
  expect(await composer.inputValue()).toBe('')
  await chat.log.getByText('Which one is it?').waitFor()
  await chat.panel.locator('.answering').waitFor({ state: 'detached' })
  await log.getByText(/^Team · .* · seen$/).waitFor()

  await chat.composer.pressSequentially('A cuckoo')
  await page.getByRole('status').getByText('The visitor is typing').waitFor()
  await chat.composer.press('Enter')
  await log.getByText('A cuckoo').waitFor()
  await page.getByText('The visitor is typing').waitFor({ state: 'detached' })

  await giveBack.click()
  await takeOver.waitFor()
  expect(await composer.count()).toBe(0)
  await chat.ask('Do you repair clocks?')
  await chat.answer(2)
})

test('what is half written stays with its conversation over a reload, and what was not sent is sent once', async ({
  openTab,
}) => {
  await using office = await openOffice()
  const ann = await office.visitor(openTab)
  await ann.chat.ask('Ann is here')
  await ann.chat.answer(1)
  const ben = await office.visitor(openTab)
  await ben.chat.ask('Ben is here')
  await ben.chat.answer(1)
  const { page, context, log, rows, composer, takeOver, say } = await office.member(openTab)
  const open = async (words: string) => {
    await rows.filter({ hasText: words }).first().click()
  }
  await page.getByRole('list', { name: 'Conversations' }).waitFor()
  await rows.nth(1).click()
  await log.getByText('Ann is here').waitFor()
  const annAddress = page.url()
  await takeOver.click()
  await composer.fill('Half a senten')
  await rows
    .filter({ hasNot: page.locator('[aria-current]') })
    .first()
    .waitFor()
  await open('Bot:')
  await log.getByText('Ben is here').waitFor()
  await page.goto(annAddress)
  expect(await composer.inputValue()).toBe('Half a senten')

  await context.setOffline(true)
  await say('Said in a tunnel')
  await log.getByText('sending…').waitFor()
  await context.setOffline(false)
  await ann.chat.log.getByText('Said in a tunnel').waitFor()
  await log.getByText('sending…').waitFor({ state: 'detached' })
  expect(await log.getByText('Said in a tunnel').count()).toBe(1)
  expect(await ann.chat.log.getByText('Said in a tunnel').count()).toBe(1)

  await composer.fill('Half a secret')
  const kept = async () => (await storedIn(page)).filter((name) => name.includes('unfinished'))
  expect(await kept()).not.toEqual([])
  await portalOn(page).logOut()
  expect(await kept()).toEqual([])
})

test('who answers is named to the others, who may take it over from them; who only looks may not, and the end is told', async ({
  openTab,
}) => {
  await using office = await openOffice()
  const { chat } = await office.visitor(openTab)
  await chat.ask('Hello')
  await chat.answer(1)
  const { desk, business } = office
  const [agent, viewer] = [await hire(desk, business, 'agent'), await hire(desk, business, 'viewer')]
  const ada = await office.member(openTab)
  await ada.rows.first().click()
  await ada.takeOver.click()
  await ada.composer.waitFor()

  const looking = await office.member(openTab, onDesktop, viewer)
  await looking.rows.first().click()
  await looking.log.getByText('Ada answers here now.').waitFor()
  expect(await looking.page.getByRole('textbox', { name: 'Your answer' }).count()).toBe(0)
  expect(await looking.takeOver.count()).toBe(0)

  const other = await office.member(openTab, onDesktop, agent)
  await other.rows.first().click()
  await other.page.getByText('Ada answers here.').waitFor()
  expect(await other.composer.count()).toBe(0)
  await other.page.getByRole('button', { name: 'Take over from Ada' }).click()
  await other.composer.waitFor()
  await ada.page.getByText('New answers here.').waitFor()
  expect(await ada.composer.count()).toBe(0)

  await chat.panel.getByRole('button', { name: 'More options' }).click()
  await chat.panel.getByRole('menuitem', { name: 'Start over' }).click()
  await other.page.getByText('This conversation has ended.').waitFor()
  expect(await other.composer.count()).toBe(0)
  expect(await findBarriers(other.page)).toEqual([])
})

test('what is new elsewhere is counted in the list and the title, and who needs a person stands out', async ({
  openTab,
}) => {
  await using office = await openOffice()
  const ann = await office.visitor(openTab)
  await ann.chat.ask('Ann is here')
  await ann.chat.answer(1)
  const { page, rows, log } = await office.member(openTab)
  await rows.first().click()
  await log.getByText('Ann is here').waitFor()
  await expect.poll(() => page.title()).toBe('Conversations · Deskbell')

  const ben = await office.visitor(openTab)
  await ben.chat.ask('Ben is here')
  await ben.chat.answer(1)
  await ben.chat.ask('Is anybody there?')
  await ben.chat.answer(2)
  const unread = rows.filter({ hasText: 'unread' })
  await unread.getByText('2 unread').waitFor()
  expect(await page.title()).toBe('(1) Conversations · Deskbell')
  expect(await rows.first().innerText()).toMatch(/2\s+unread/)
  expect(await findBarriers(page)).toEqual([])

  await ben.chat.panel.getByRole('button', { name: 'More options' }).click()
  await ben.chat.panel.getByRole('menuitem', { name: 'Talk to a person' }).click()
  await rows.first().getByText('Asked for a person', { exact: true }).waitFor()
  await page.getByRole('navigation', { name: 'Filter' }).getByRole('link', { name: 'Needs a person' }).click()
  await expect.poll(() => rows.count()).toBe(1)
  await rows.first().click()
  await log.getByText('Ben is here').waitFor()
  await expect.poll(() => page.title()).toBe('Conversations · Deskbell')
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByText('Nobody waits for a person.').waitFor()
  await log.getByText('Ben is here').waitFor()
})

test('on a phone and by keyboard alone a member takes over, answers and gives back', async ({ openTab }) => {
  await using office = await openOffice()
  const { chat } = await office.visitor(openTab, onPhone)
  await chat.ask('Hello')
  await chat.answer(1)
  const { page, rows, keyboard, composer, takeOver, giveBack } = await office.member(openTab, onPhone)
  await keyboard.enter(rows.first())
  await keyboard.enter(takeOver)
  await expect.poll(() => keyboard.has(composer)).toBe(true)
  await page.keyboard.type('Here I am')
  await page.keyboard.press('Enter')
  await chat.log.getByText('Here I am').waitFor()
  const width = await page.locator('html').evaluate((root) => root.scrollWidth)
  expect(width).toBeLessThanOrEqual(375)
  expect(await findBarriers(page)).toEqual([])
  // Back over what attaches files.
  for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press('Shift+Tab')
  expect(await keyboard.has(giveBack)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => keyboard.has(takeOver)).toBe(true)
})
