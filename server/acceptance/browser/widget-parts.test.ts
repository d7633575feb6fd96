/** What stands in a conversation beside words, in a browser: pressed, filled in, rated, mailed, taken along, deleted. */
import type { BrowserContextOptions, Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { BotConfig, FormField, OfferedBlock } from '#wire'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'
import { storedIn } from './stored-in.ts'

const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }

async function openShop() {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, for $9 a pair.')
  const site = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  const visit = async (openTab: OpenTab, options: BrowserContextOptions = desktop) => {
    const tab = await openTab(options)
    await tab.page.goto(site.url, { waitUntil: 'commit' })
    return tab
  }
  const enter = async (
    openTab: OpenTab,
    options: BrowserContextOptions & Parameters<OpenTab>[0] = desktop,
  ) => {
    const tab = await openTab(options)
    await tab.page.goto(site.url)
    const chat = chatOn(tab.page)
    await chat.open()
    return { ...tab, chat }
  }
  const opensOnlyOn = async (date: string) => {
    const { body } = await business.api('GET', '/api/v1/customer/config')
    const hours = { hours: [], exceptions: [{ date, open: '08:00', close: '12:00' }] }
    await business.sets({
      business: { ...body.business, timezone: 'UTC', ...hours } as BotConfig['business'],
    })
  }
  const teaches = async (blocks: OfferedBlock[]) => {
    const intent = { name: 'quote', phrases: ['a quote please', 'I want a quote'], reply: 'Gladly.', blocks }
    expect((await business.api('POST', '/api/v1/intents', { body: intent })).status).toBe(201)
  }
  return {
    ...{ business, enter, visit, opensOnlyOn, teaches },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
}

const far = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)

const choose = async (panel: Locator, item: string) => {
  await panel.getByRole('button', { name: 'More options' }).click()
  await panel.getByRole('menuitem', { name: item }).click()
}

const everything: OfferedBlock[] = [
  { type: 'buttons', buttons: [{ label: 'Prices', url: 'https://example.com/prices' }] },
  {
    type: 'cards',
    cards: [
      { title: 'Small', text: 'One pair' },
      { title: 'Large', buttons: [{ label: 'Take it', text: 'Large' }] },
    ],
  },
  { type: 'quick_replies', replies: [{ label: 'Yes', text: 'Do you sharpen scissors?' }, { label: 'No' }] },
]

for (const [name, view] of [
  ['a desktop', desktop],
  ['a phone', phone],
] as const) {
  test(`quick replies, buttons and cards can be pressed on ${name}, and quick replies once`, async ({
    openTab,
  }) => {
    await using shop = await openShop()
    await shop.teaches(everything)
    const { page, chat } = await shop.enter(openTab, view)
    await chat.ask('a quote please')
    const link = chat.panel.getByRole('link', { name: 'Prices' })
    await link.waitFor()
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(
      await chat.panel.getByRole('list', { name: 'Choices' }).getByRole('heading').allInnerTexts(),
    ).toEqual(['Small', 'Large'])
    expect(await findBarriers(page)).toEqual([])
    const yes = chat.panel.getByRole('button', { name: 'Yes', exact: true })
    await yes.focus()
    await page.keyboard.press('Enter')
    await chat.answer(2)
    expect((await chat.questions.allInnerTexts()).at(-1)).toBe('Do you sharpen scissors?')
    expect(await yes.isDisabled()).toBe(true)
    await chat.panel.getByRole('button', { name: 'Take it' }).click()
    await chat.answer(3)
    expect((await chat.questions.allInnerTexts()).at(-1)).toBe('Large')
  })
}

test('a form tells what is not right, is filled in by keyboard, and is a lead once', async ({ openTab }) => {
  await using shop = await openShop()
  const fields: FormField[] = [
    { name: 'name', type: 'name', required: true },
    { name: 'email', type: 'email' },
    { name: 'day', type: 'date', label: 'Day' },
    { name: 'size', type: 'choice', label: 'Size', options: ['Small', 'Large'] },
  ]
  await shop.teaches([
    { type: 'form', purpose: 'lead', title: 'A quote', fields, consent: 'You may write to me.' },
  ])
  const { page, chat } = await shop.enter(openTab)
  await chat.ask('a quote please')
  const form = chat.panel.getByRole('form', { name: 'A quote' })
  const name = form.getByLabel('Name')
  const email = form.getByLabel('E-mail')
  await name.waitFor()
  expect([await name.getAttribute('autocomplete'), await email.getAttribute('autocomplete')]).toEqual([
    'name',
    'email',
  ])
  await email.fill('ada')
  await email.press('Enter')
  await form.getByText('Write an e-mail address, such as name@example.com.').waitFor()
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  await expect.poll(() => name.evaluate((it) => it.getRootNode().activeElement === it)).toBe(true)
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.type('Ada')
  await email.fill('ada@example.com')
  await form.getByLabel('Size').selectOption('Large')
  await form.getByLabel('You may write to me.').check()
  await form.getByRole('button', { name: 'Send' }).press('Enter')
  await chat.panel.getByText('Sent to the team.').waitFor()
  expect(await form.getByRole('button', { name: 'Sent' }).isDisabled()).toBe(true)
  const { data } = (await shop.business.api('GET', '/api/v1/leads')).body
  expect(data).toMatchObject([{ name: 'Ada', email: 'ada@example.com', consent: 'You may write to me.' }])
})

test('while nobody is there the header says when, and who asks for a person leaves details', async ({
  openTab,
}) => {
  await using shop = await openShop()
  await shop.opensOnlyOn(far)
  const { page, chat } = await shop.enter(openTab, phone)
  await chat.panel.getByText(/Replies instantly · team back \w+/).waitFor()
  await choose(chat.panel, 'Talk to a person')
  const form = chat.panel.getByRole('form', { name: 'Leave your details' })
  await chat.panel.getByText(/The team is back .* Leave your details/).waitFor()
  await form.getByLabel('Name').fill('Ada')
  await form.getByRole('button', { name: 'Send' }).click()
  await form.getByText('Leave an e-mail address or a phone number.').waitFor()
  await form.getByLabel('Phone').fill('+49 30 1234567')
  expect(await findBarriers(page)).toEqual([])
  await form.getByRole('button', { name: 'Send' }).click()
  await chat.panel.getByText('Sent to the team.').waitFor()
})

test('an answer that did not help is told with a reason, and the owner reads it with the question', async ({
  openTab,
}) => {
  await using shop = await openShop()
  const { page, chat } = await shop.enter(openTab)
  await chat.ask('Do you sharpen scissors?')
  await chat.answer(1)
  await chat.panel.getByRole('button', { name: 'Not helpful' }).click()
  const why = chat.panel.getByRole('form', { name: 'What was wrong with it?' })
  await why.getByLabel('What was wrong with it?').selectOption({ label: 'Out of date' })
  await why.getByLabel(/Tell us more/).fill('It is $10 now.')
  expect(await findBarriers(page)).toEqual([])
  await why.getByRole('button', { name: 'Send' }).click()
  await chat.panel.getByText('Thank you for the feedback.').waitFor({ state: 'attached' })
  const { data } = (await shop.business.api('GET', '/api/v1/feedback')).body
  expect(data).toMatchObject([
    { value: -1, reason: 'outdated', note: 'It is $10 now.', question: 'Do you sharpen scissors?' },
  ])
})

test('the chat is mailed and taken along on request', async ({ openTab }) => {
  await using shop = await openShop()
  const { page, chat } = await shop.enter(openTab)
  await chat.ask('Do you sharpen scissors?')
  await chat.answer(1)
  await choose(chat.panel, 'Send the chat by e-mail')
  const sheet = chat.panel.getByRole('form', { name: 'Send the chat by e-mail' })
  await sheet.getByLabel('E-mail').fill('ada')
  await page.keyboard.press('Enter')
  await sheet.getByText(/Write an e-mail address/).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await sheet.getByLabel('E-mail').fill('ada@example.com')
  await page.keyboard.press('Enter')
  await chat.panel.getByText('The chat is on its way to ada@example.com.').waitFor({ state: 'attached' })
  await sheet.waitFor({ state: 'detached' })
  const files: string[] = []
  page.on('download', (download) => void files.push(download.suggestedFilename()))
  await choose(chat.panel, 'Download the chat')
  await expect.poll(() => files.toSorted()).toEqual(['chat.json', 'chat.txt'])
})

test('who deletes the chat is a stranger in every tab, and the browser keeps nothing', async ({
  openTab,
}) => {
  await using shop = await openShop()
  const first = await shop.enter(openTab)
  await first.chat.ask('Do you sharpen scissors?')
  await first.chat.answer(1)
  const second = await shop.enter(openTab, { beside: first })
  await second.chat.answer(1)
  await choose(first.chat.panel, 'Delete my chat')
  const sheet = first.chat.panel.getByRole('form', { name: 'Delete my chat' })
  await sheet.getByRole('button', { name: 'Cancel' }).waitFor()
  await first.page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  expect(await first.chat.lines()).toHaveLength(2)
  await choose(first.chat.panel, 'Delete my chat')
  expect(await findBarriers(first.page)).toEqual([])
  await sheet.getByRole('button', { name: 'Delete' }).click()
  for (const { chat, page } of [first, second]) {
    await expect.poll(() => chat.lines()).toEqual([])
    await expect.poll(() => storedIn(page)).toEqual([])
  }
  await second.chat.ask('Do you sharpen scissors?')
  await second.chat.answer(1)
  expect(await second.chat.lines()).toHaveLength(2)
  const { data } = (await shop.business.api('GET', '/api/v1/conversations')).body
  expect(data.map(({ preview }: { preview: string }) => preview)).toContain('Deleted by the visitor.')
})

test('a teaser shows until it was sent away once, stores nothing before, and never shows on a phone', async ({
  openTab,
}) => {
  await using shop = await openShop()
  const { body } = await shop.business.api('GET', '/api/v1/customer/config')
  const teaser = { text: 'Questions about prices?', after_ms: 0 }
  await shop.business.sets({ appearance: { ...body.appearance, teaser } })
  const { page } = await shop.visit(openTab)
  const line = page.getByRole('button', { name: 'Questions about prices?' })
  await line.waitFor()
  expect(await storedIn(page)).toEqual([])
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await line.waitFor({ state: 'detached' })
  const brought = page.waitForResponse(/chunks\/teaser-/)
  await page.reload()
  await brought
  const small = await shop.visit(openTab, phone)
  await small.page.waitForResponse(/chunks\/teaser-/)
  for (const tab of [page, small.page])
    expect(await tab.getByRole('button', { name: 'Questions about prices?' }).count()).toBe(0)
})

test('news while the chat is closed shows beside the launcher, and can be sent away', async ({ openTab }) => {
  await using shop = await openShop()
  const first = await shop.enter(openTab)
  await first.chat.ask('Do you sharpen scissors?')
  await first.chat.answer(1)
  await first.page.keyboard.press('Escape')
  const [conversation] = (await shop.business.api('GET', '/api/v1/conversations')).body.data
  const say = (text: string) =>
    shop.business.api('POST', `/api/v1/conversations/${conversation.id}/messages`, { body: { text } })
  await say('This is Bob.')
  const glimpse = first.chat.widget.getByRole('button', { name: 'Open the chat: This is Bob.' })
  await glimpse.waitFor()
  const barriers = await findBarriers(first.page)
  expect(barriers.filter((one) => one.includes('preview'))).toEqual([])
  await first.chat.widget.getByRole('button', { name: 'Dismiss' }).click()
  await glimpse.waitFor({ state: 'detached' })
  await say('Are you there?')
  await first.chat.widget.getByRole('button', { name: 'Open the chat: Are you there?' }).click()
  await first.chat.opened()
  expect((await first.chat.lines()).slice(-2)).toEqual(['This is Bob.', 'Are you there?'])
})
