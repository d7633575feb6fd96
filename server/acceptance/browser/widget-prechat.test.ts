/** The form before the talk, in a browser: filled in or skipped once, and what the page has told is not asked again. */
import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import type { FormField, PrechatForm } from '#wire'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openPortal } from './open-portal.ts'
import { openSite, pageWith } from './open-site.ts'
import { queueSnippet } from './page-of-shop.ts'
import { portalOn } from './portal-on.ts'
import { storedIn } from './stored-in.ts'

const asked: PrechatForm = {
  skippable: false,
  fields: [
    { name: 'name', type: 'name', required: true },
    { name: 'email', type: 'email', required: true },
    { name: 'reason', type: 'choice', label: 'What is it about?', options: ['A repair', 'A bill'] },
  ],
}
const question = 'Do you sharpen scissors?'
const answer = 'Yes, for $9 a pair.'

async function openShop(prechat: PrechatForm = asked, options = '') {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle(question, answer)
  await business.sets({ prechat })
  const site = await openSite(pageWith(queueSnippet(options)(business.accountToken, desk.url)))
  const enter = async (openTab: OpenTab, tabOptions: BrowserContextOptions & Parameters<OpenTab>[0] = {}) => {
    const tab = await openTab(tabOptions)
    await tab.page.goto(site.url)
    const chat = chatOn(tab.page)
    await chat.launcher.click()
    return { ...tab, chat, form: chat.panel.getByRole('form', { name: 'Before we begin' }) }
  }
  const data = async (path: string) => (await business.api('GET', path)).body.data
  return { business, enter, data, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

for (const [name, view] of [
  ['a desktop', { viewport: { width: 1280, height: 800 } }],
  ['a phone', { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }],
] as const) {
  test(`on ${name} a visitor fills it in by keyboard, and is not asked again`, async ({ openTab }) => {
    await using shop = await openShop()
    const { page, chat, form } = await shop.enter(openTab, view)
    const focused = () => form.evaluate((it) => it.getRootNode().activeElement?.getAttribute('name'))
    await expect.poll(focused).toBe('name')
    expect(await chat.composer.count()).toBe(0)
    expect(await storedIn(page)).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.type('ada')
    await page.keyboard.press('Enter')
    await form.getByText('This is needed.').waitFor()
    await form.getByText('Write an e-mail address, such as name@example.com.').waitFor()
    await expect.poll(focused).toBe('name')
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.type('Ada')
    await page.keyboard.press('Tab')
    await page.keyboard.type('ada@example.com')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await chat.composer.waitFor()
    await expect.poll(() => chat.composer.evaluate((it) => it.getRootNode().activeElement === it)).toBe(true)
    await chat.ask(question)
    expect(await chat.answer(1)).toBe(answer)
    expect(await shop.data('/api/v1/leads')).toMatchObject([
      { name: 'Ada', email: 'ada@example.com', answers: [{}, {}, { value: 'A bill' }] },
    ])
    const conversations = await shop.data('/api/v1/conversations')
    expect(conversations).toMatchObject([{ visitor: { name: 'Ada' } }])
    await page.reload()
    await chat.open()
    expect(await form.count()).toBe(0)
    await chat.panel.getByRole('button', { name: 'More options' }).click()
    await chat.panel.getByRole('menuitem', { name: 'Start over' }).click()
    await expect.poll(() => chat.lines()).toEqual([])
    expect([await form.count(), await chat.composer.count()]).toEqual([0, 1])
  })
}

test('one that can be skipped is skipped once', async ({ openTab }) => {
  await using shop = await openShop({ ...asked, skippable: true, title: 'Who are you?', submit: 'Go' })
  const { page, chat } = await shop.enter(openTab)
  const form = chat.panel.getByRole('form', { name: 'Who are you?' })
  await form.getByRole('button', { name: 'Go' }).waitFor()
  await form.getByRole('button', { name: 'Skip' }).click()
  await chat.opened()
  await page.reload()
  await chat.open()
  expect(await form.count()).toBe(0)
  await chat.ask(question)
  await chat.answer(1)
  expect(await shop.data('/api/v1/leads')).toEqual([])
})

test('what the page has told is not asked, and kept with the answers', async ({ openTab }) => {
  const [name, email, reason] = asked.fields as [FormField, FormField, FormField]
  const fields: FormField[] = [name, { ...email, name: 'phone', type: 'phone' }, reason]
  await using shop = await openShop(
    { ...asked, fields },
    `user: { id: '42', name: 'Ada', phone: 'in the kitchen' }`,
  )
  const { chat, form } = await shop.enter(openTab)
  const phone = form.getByLabel('Phone')
  await form.getByLabel('What is it about?').selectOption('A repair')
  expect([await form.getByLabel('Name').count(), await phone.count()]).toEqual([0, 0])
  await form.getByRole('button', { name: 'Start the chat' }).click()
  // What the server does not take is asked after all, with what there is.
  expect(await phone.inputValue()).toBe('in the kitchen')
  await phone.fill('+49 30 1234567')
  await phone.press('Enter')
  await chat.opened()
  expect(await shop.data('/api/v1/leads')).toMatchObject([{ name: 'Ada', phone: '+49 30 1234567' }])
})

test('a token that tells all that is asked leaves nothing to ask', async ({ openTab }) => {
  const claims = { sub: '42', name: 'Ada Łoś', email: 'ada@example.com' }
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  await using shop = await openShop(
    { ...asked, fields: asked.fields.slice(0, 2) },
    `userToken: async () => 'e30.${payload}.sig'`,
  )
  const { chat, form } = await shop.enter(openTab)
  await chat.opened()
  expect(await form.count()).toBe(0)
})

test('what the page sends meanwhile waits for it, and is said once', async ({ openTab }) => {
  await using shop = await openShop({ ...asked, skippable: true })
  const { page, chat, form } = await shop.enter(openTab)
  await form.waitFor()
  await page.evaluate(`Deskbell('send', ${JSON.stringify(question)}), Deskbell('open', 'contact')`)
  await page.evaluate(`Deskbell('update', { theme: 'dark' })`)
  expect(await shop.data('/api/v1/conversations')).toEqual([])
  await form.getByRole('button', { name: 'Skip' }).click()
  await chat.answer(1)
  await chat.panel.getByText('You asked for a person.').waitFor()
  expect(await chat.questions.allInnerTexts()).toEqual([question])
})

test('it speaks the visitor’s language, from right to left too', async ({ openTab }) => {
  await using shop = await openShop({ ...asked, skippable: true }, `locale: 'ar'`)
  const { page, chat } = await shop.enter(openTab, { viewport: { width: 375, height: 667 } })
  await chat.panel.getByRole('form', { name: 'قبل أن نبدأ' }).waitFor()
  await chat.panel.getByRole('button', { name: 'ابدأ المحادثة' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
})

test('an owner sets it in the portal, and reads in the inbox what was filled in', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const door = { place: '/appearance', title: 'Appearance' }
  const { page } = await openPortal(openTab, business, door, { viewport: { width: 1280, height: 800 } })
  const portal = portalOn(page)
  await page.getByRole('switch', { name: 'Ask visitors first' }).check()
  const choose = (field: string, asking: string) =>
    page
      .getByRole('group', { name: field, exact: true })
      .getByRole('radio', { name: asking })
      .check({ force: true })
  await choose('E-mail', 'Optional')
  await choose('What it is about', 'Needed')
  await page.getByLabel('Answers to choose from').fill('A repair\nA bill\n')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved. Your bot answers with it now.').waitFor()
  await using site = await openSite(pageWith(queueSnippet()(business.accountToken, desk.url)))
  const visitor = await openTab()
  await visitor.page.goto(site.url)
  const chat = chatOn(visitor.page)
  await chat.launcher.click()
  const form = chat.panel.getByRole('form', { name: 'Before we begin' })
  await form.getByLabel('Name').fill('Ada')
  expect(await form.getByLabel('E-mail (optional)').count()).toBe(1)
  await form.getByLabel('What is it about?').selectOption('A bill')
  await form.getByRole('button', { name: 'Start the chat' }).click()
  await chat.opened()
  await portal.goTo('Conversations')
  await page.getByRole('link', { name: /Ada/ }).click()
  await page.getByText('What is it about?: A bill').waitFor()
  await portal.goTo('Appearance')
  await page.getByRole('switch', { name: 'Ask visitors first' }).uncheck()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved. Your bot answers with it now.').waitFor()
  expect((await business.api('GET', '/api/v1/customer/config')).body.prechat).toBeUndefined()
})
