/** The owner's intents in a browser: taught, tried, mended, deleted and brought back. */
import { expect } from 'vitest'
import type { TestBusiness } from '../test-business.ts'
import { type OpenTab, type TabOptions, test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { portalOn } from './portal-on.ts'

const phrases = [
  'where can I park',
  'is there a car park',
  'do you have parking',
  'parking please',
  'car park?',
]

async function openIntents(openTab: OpenTab, business: TestBusiness, options: TabOptions = {}) {
  const desk = await sharedDesk()
  const tab = await openTab(options)
  tab.provokes(/401.*auth\/refresh/)
  await tab.page.goto(`${desk.url}/app/intents`)
  await portalOn(tab.page).logIn(business)
  await tab.page.getByRole('heading', { level: 1, name: 'Intents' }).waitFor()
  const { page } = tab
  return {
    ...tab,
    row: (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) }),
    tries: async (message: string) => {
      await page.getByLabel('Message', { exact: true }).fill(message)
      const answered = page.waitForResponse((response) => response.url().endsWith('/intents/detect'))
      await page.getByRole('button', { name: 'Try', exact: true }).click()
      await answered
    },
  }
}

async function teach({ api }: TestBusiness, name: string, more: object = {}): Promise<void> {
  const { status } = await api('POST', '/api/v1/intents', { body: { name, phrases, ...more } })
  expect(status).toBe(201)
}

test('an intent is taught from pasted phrases, understood when tried, and mended on the spot', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  const { page, row, tries } = await openIntents(openTab, business)
  await page.getByText('Teach it what visitors want').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.getByRole('link', { name: 'New intent' }).click()
  const window = page.getByRole('dialog', { name: 'New intent' })
  await window.getByLabel('Name').fill('Ask about parking')
  await window.getByLabel('Phrases').fill([...phrases, 'Where can I park?', ''].join('\n'))
  await window.getByText('5 phrases. A copy is left out.').waitFor()
  await window.getByLabel('Reply', { exact: true }).fill('In the yard of ')
  await window.getByText('Words that fill themselves in').click()
  await window.getByRole('button', { name: '{{business_name}}' }).click()
  await window.getByRole('button', { name: 'Reply in another language' }).click()
  await window.getByLabel('Language').selectOption('de')
  await window.getByLabel('Reply in German', { exact: true }).fill('Im Hof.')
  expect(await findBarriers(page)).toEqual([])
  await window.getByRole('button', { name: 'Save intent' }).click()
  await page.getByText('Saved. Learning takes a second or two.').waitFor()
  await row('ask_about_parking').getByText('Says “In the yard of {{business_name}}”').waitFor()

  await tries('do you have a car park here?')
  const card = page.getByRole('region', { name: 'Try a message' })
  await card.getByRole('link', { name: 'ask_about_parking' }).waitFor()
  expect(await card.getByText('Yours').isVisible()).toBe(true)
  expect(await card.getByText(/is enough/).isVisible()).toBe(true)

  await tries('Zorblax quux frobnicate')
  await card.getByText('It would be answered from your facts and articles.').waitFor()
  await card.getByLabel('Add this message to').selectOption('ask_about_parking')
  await card.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Added to “ask_about_parking”.').waitFor()
  await card.getByRole('link', { name: 'ask_about_parking' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  const { body } = await business.api('GET', '/api/v1/intents/ask_about_parking')
  expect(body).toMatchObject({
    phrases: [...phrases, 'Zorblax quux frobnicate'],
    reply: 'In the yard of {{business_name}}',
    replies: { de: 'Im Hof.' },
  })
})

test('a clash is marked in the list, told in the editor, and gone once it is mended', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  await teach(business, 'parking')
  await teach(business, 'garage', { phrases: ['my car is broken', 'Parking, please!'] })
  const { page, row } = await openIntents(openTab, business)
  await row('parking').getByText('Clash', { exact: true }).waitFor()
  await row('garage').getByText('Few phrases').waitFor()
  await page.getByRole('link', { name: 'garage', exact: true }).click()
  const window = page.getByRole('dialog', { name: 'Edit intent' })
  await window.getByText('“Parking, please!” and “parking please”').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await window.getByLabel('Phrases').fill('my car is broken\nrepair my car')
  await window.getByRole('button', { name: 'Save intent' }).click()
  await row('parking').getByText('Clash', { exact: true }).waitFor({ state: 'detached' })
})

test('what is deleted comes back with one click, and what is typed is not lost by a slip', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  await teach(business, 'parking', { reply: 'In the yard.' })
  const { page, row } = await openIntents(openTab, business)
  await page.getByRole('button', { name: 'Delete “parking”' }).click()
  await page.getByText('Deleted “parking”.').waitFor()
  await row('parking').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await row('parking').getByText('Says “In the yard.”').waitFor()
  expect((await business.api('GET', '/api/v1/intents/parking')).body).toMatchObject({
    phrases,
    reply: 'In the yard.',
  })

  await page.getByRole('link', { name: 'parking', exact: true }).click()
  const window = page.getByRole('dialog', { name: 'Edit intent' })
  await window.getByLabel('Reply', { exact: true }).fill('Behind the house.')
  await page.keyboard.press('Escape')
  await window.getByText('Discard what you typed?').waitFor()
  await window.getByRole('button', { name: 'Keep writing' }).click()
  expect(await window.getByLabel('Reply', { exact: true }).inputValue()).toBe('Behind the house.')
})

test('what a colleague changed meanwhile is told and laid together', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  await teach(business, 'parking')
  const { page, provokes } = await openIntents(openTab, business)
  provokes(/412.*intents\/parking/)
  await page.getByRole('link', { name: 'parking', exact: true }).click()
  const window = page.getByRole('dialog', { name: 'Edit intent' })
  await window.getByLabel('Phrases').fill([...phrases.slice(1), 'my van'].join('\n'))
  const body = { phrases: ['theirs'] }
  await business.api('POST', '/api/v1/intents/parking/phrases', { body })
  await window.getByRole('button', { name: 'Save intent' }).click()
  await window.getByRole('button', { name: 'Load theirs, keep mine' }).click()
  await expect.poll(() => window.getByLabel('Phrases').inputValue()).toContain('theirs')
  await window.getByRole('button', { name: 'Save intent' }).click()
  await page.getByText('Saved. Learning takes a second or two.').waitFor()
  expect((await business.api('GET', '/api/v1/intents/parking')).body.phrases).toEqual([
    ...phrases.slice(1),
    'theirs',
    'my van',
  ])
})

test('intents come in from a pasted table, can be taken back, and go out as a file', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  await teach(business, 'parking')
  const { page, row } = await openIntents(openTab, business)
  await page.getByRole('button', { name: 'Import and export' }).click()
  await page.getByRole('menuitem', { name: 'Import…' }).click()
  const window = page.getByRole('dialog', { name: 'Import intents' })
  await window.getByLabel('Or paste it').fill('intent,phrase\nDogs,may I bring my dog\nparking,my van')
  await window.getByText('2 intents with 2 phrases.').waitFor()
  await window.getByRole('button', { name: 'Import', exact: true }).click()
  await row('dogs').getByText('1 phrase').waitFor()
  await row('parking').getByText('6 phrases').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Import and export' }).click()
  await page.getByRole('menuitem', { name: 'Export phrases as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('intents.csv')
  await page.getByRole('button', { name: 'Undo' }).click()
  await row('dogs').waitFor({ state: 'detached' })
  await row('parking').getByText('5 phrases').waitFor()
})

test('on a phone in the dark nothing is too wide, and what every bot knows can be extended', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  await teach(business, 'parking')
  const viewport = { width: 375, height: 667 }
  const { page, tries } = await openIntents(openTab, business, { colorScheme: 'dark', viewport })
  await tries('My name is Ann, ann@example.com, I need a car park on Friday at 3 pm for 2 hours')
  await page.getByText('email: ann@example.com').waitFor()
  await page.getByText('What every bot understands already').click()
  await page.getByRole('link', { name: 'Extend booking' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(375)
  await page.getByRole('link', { name: 'Extend booking' }).click()
  const window = page.getByRole('dialog', { name: 'New intent' })
  expect(await window.getByLabel('Name').inputValue()).toBe('booking')
  expect(await findBarriers(page)).toEqual([])
})

test('who may only look sees intents and tries messages, but changes nothing', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  await teach(business, 'parking')
  const { page, row, tries } = await openIntents(openTab, business)
  await page.route('**/api/v1/me', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), role: 'viewer' } })
  })
  await page.reload()
  await page.getByText('You are signed in as viewer.').waitFor()
  await row('parking').waitFor()
  expect(await page.getByRole('link', { name: 'New intent' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Delete “parking”' }).count()).toBe(0)
  await tries('is there a car park')
  await page.getByText('Understood as').waitFor()
  expect(await page.getByLabel('Add this message to').count()).toBe(0)
  await row('parking').getByRole('link').click()
  const window = page.getByRole('dialog', { name: 'Intent' })
  expect(await window.getByLabel('Phrases').isEditable()).toBe(false)
  expect(await window.getByRole('button', { name: 'Save intent' }).count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
})
