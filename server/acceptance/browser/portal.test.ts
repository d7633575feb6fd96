/** The portal in a browser: who gets in, what changes there change, and what is seen there of the visitors. */
import { expect } from 'vitest'
import type { TestBusiness } from '../test-business.ts'
import { type OpenTab, type TabOptions, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'
import { portalOn } from './portal-on.ts'
import { runAsk } from './run-example.ts'

/** The portal's log-in page, with nobody signed in. */
async function openDoor(openTab: OpenTab, options: TabOptions = {}) {
  const desk = await sharedDesk()
  const tab = await openTab(options)
  // The portal asks whether an earlier visit may go on, and learns that there was none.
  tab.provokes(/401.*auth\/refresh/)
  await tab.page.goto(`${desk.url}/app`)
  await tab.page.getByRole('heading', { name: 'Log in' }).waitFor()
  return { ...tab, desk, portal: portalOn(tab.page) }
}

async function openPortal(openTab: OpenTab, business: TestBusiness, options: TabOptions = {}) {
  const door = await openDoor(openTab, options)
  await door.portal.logIn(business)
  await door.page.getByRole('link', { name: 'Try your bot' }).waitFor()
  return door
}

async function openShop(business: TestBusiness, openTab: OpenTab) {
  const { url } = await sharedDesk()
  const site = await openSite(pageWith(snippetOf(url, business.accountToken)))
  const tab = await openTab()
  await tab.page.goto(site.url)
  const chat = chatOn(tab.page)
  await chat.open()
  return { ...tab, site, chat, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('a wrong password is told, the right one lets in, a reload keeps it, and logging out ends it', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  const { page, portal, provokes } = await openDoor(openTab)
  provokes(/401.*auth\/login/)
  await portal.logIn({ email: business.email, password: 'not the password' })
  const complaint = page.getByRole('alert')
  await complaint.waitFor()
  expect(await complaint.innerText()).toMatch(/email|password/i)
  expect(await page.getByLabel('Email').inputValue()).toBe(business.email)

  await portal.logIn(business)
  await page.getByRole('link', { name: 'Try your bot' }).waitFor()
  await portal.goTo('Articles')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Articles' }).waitFor()
  await portal.logOut()
  await page.goBack()
  await page.reload()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
})

test('the keyboard alone logs in', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  const { page } = await openDoor(openTab)
  const isOn = (label: string) =>
    page.getByLabel(label).evaluate((field) => field.ownerDocument.activeElement === field)
  for (let stops = 0; stops < 10 && !(await isOn('Email')); stops += 1) await page.keyboard.press('Tab')
  await page.keyboard.type(business.email)
  await page.keyboard.press('Tab')
  expect(await isOn('Password')).toBe(true)
  await page.keyboard.type(business.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Try your bot' }).waitFor()
})

test('hours that are changed in the portal are what the next visitor hears', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  const { page, portal } = await openPortal(openTab, business)
  await using shop = await openShop(business, openTab)
  await portal.goTo('Business')
  await page.getByRole('button', { name: 'Monday to Friday, 9 to 5' }).click()
  await page.getByLabel('Monday, opens').fill('06:25')
  await page.getByLabel('Monday, closes').fill('19:35')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved. Your bot answers with it now.').waitFor()
  await shop.chat.ask('When are you open on Monday?')
  expect(await shop.chat.answer(1)).toMatch(/6:25.*7:35|06:25.*19:35/)

  await page.getByRole('switch', { name: 'Monday' }).uncheck()
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await saved
  await shop.chat.ask('Are you open on Monday?')
  expect(await shop.chat.answer(2)).toMatch(/closed/i)
})

test('the test page answers and says why, and an answer that is fixed there is better at once', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for $9 a pair.')
  const { page, portal } = await openPortal(openTab, business)
  await portal.goTo('Test your bot')
  const ask = async (question: string) => {
    await page.getByLabel('Your question').fill(question)
    await page.keyboard.press('Enter')
  }
  await ask('Do you sharpen scissors?')
  const why = page.locator('details', { hasText: 'Why this answer' }).last()
  await why.getByText('An article', { exact: true }).waitFor()
  expect(await page.getByText('Yes, we sharpen scissors for $9 a pair.').first().isVisible()).toBe(true)
  expect(await why.getByText('Used', { exact: true }).isVisible()).toBe(true)
  expect(
    await why
      .getByText(/\d ms$/)
      .first()
      .isVisible(),
  ).toBe(true)
  expect(await findBarriers(page)).toEqual([])

  await ask('Which oil suits garden shears?')
  await page.getByText('Nothing: it said that it does not know').waitFor()
  await page.getByRole('button', { name: 'Fix this answer' }).last().click()
  await page.getByLabel('Answer', { exact: true }).fill('Camellia oil, a drop of it.')
  await page.getByRole('button', { name: 'Save article' }).click()
  await page.getByText('After', { exact: true }).waitFor()
  expect(await page.getByText('Camellia oil, a drop of it.').first().isVisible()).toBe(true)
})

test('a changed appearance is what the loader brings to the next page', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const { page, portal } = await openPortal(openTab, business)
  await portal.goTo('Appearance')
  await page.getByLabel('Label of the button').fill('Ask the grinder')
  await page.getByRole('radio', { name: 'Left' }).check({ force: true })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved. Your bot answers with it now.').waitFor()
  await using shop = await openShop(business, openTab)
  expect(await shop.chat.launcher.innerText()).toContain('Ask the grinder')
  expect((await shop.chat.launcher.boundingBox())?.x).toBeLessThan(100)
  expect((await shop.chat.panel.boundingBox())?.x).toBeLessThan(100)
})

test('words in another language are written beside their picture, and a visitor of it reads them', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const { page, portal } = await openPortal(openTab, business)
  await portal.goTo('Appearance')
  await page.getByLabel('Accent colour').fill('#ffd400')
  await page.getByText('Links on light: #').waitFor()
  await page.getByLabel('Write your own words in').selectOption('ar')
  await page.getByRole('button', { name: 'Add language' }).click()
  const greeting = page.getByLabel('Greeting in this language')
  expect(await greeting.getAttribute('placeholder')).toBe('مرحبًا! كيف يمكننا مساعدتك؟')
  await greeting.fill('أهلًا بكم')
  await page.getByLabel('Question to begin with 1').fill('متى تفتحون؟')
  await page.getByText('Every other word of the chat').click()
  await page.getByLabel('محادثة مع {business}').fill('اسألونا')
  await page.getByText('The chat fills in {business}: it is missing here.').waitFor()
  await page.getByLabel('محادثة مع {business}').fill('اسألوا {business}')
  const picture = page.locator('.mock-panel')
  expect(await picture.getAttribute('dir')).toBe('rtl')
  expect(await picture.innerText()).toContain('أهلًا بكم')
  expect(await picture.innerText()).toContain('متى تفتحون؟')
  expect(await findBarriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved. Your bot answers with it now.').waitFor()

  const html = pageWith(snippetOf(desk.url, business.accountToken)).replace(
    'lang="en"',
    'lang="ar" dir="rtl"',
  )
  await using site = await openSite(html)
  const visitor = await openTab()
  await visitor.page.goto(site.url)
  const widget = visitor.page.locator('deskbell-widget')
  await widget.getByRole('button', { name: 'اسألوا Quiet Harbor' }).click()
  await widget.getByText('أهلًا بكم').waitFor()
  await widget.getByRole('button', { name: 'متى تفتحون؟' }).waitFor()
})

test('an API key is shown once, and the example program asks with it', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for $9 a pair.')
  const { page, portal } = await openPortal(openTab, business)
  await portal.goTo('API keys')
  await page.getByRole('button', { name: 'Create a key' }).click()
  const window = page.getByRole('dialog')
  await window.getByLabel('Name').fill('Till')
  await window.getByRole('button', { name: /^Create/ }).click()
  const field = window.locator('textarea')
  await field.waitFor()
  const key = await field.inputValue()
  expect(key).toMatch(/^dk_[0-9A-Za-z]{40}$/)
  await window
    .getByRole('button', { name: /done|close/i })
    .last()
    .click()
  await page.getByText('Till', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('Till', { exact: true }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain(key)

  const environment = { DESKBELL_URL: desk.url, DESKBELL_API_KEY: key }
  const answer =
    'Yes, we sharpen scissors for $9 a pair.\n\nSources:\n- Do you sharpen scissors?: “Yes, we sharpen scissors for $9 a pair.”\n'
  const question = 'Do you sharpen scissors?'
  expect(await runAsk(environment, question)).toEqual({ code: 0, output: answer, complaint: '' })
  expect(await runAsk(environment, '--stream', question)).toEqual({ code: 0, output: answer, complaint: '' })
  const refused = await runAsk({ ...environment, DESKBELL_API_KEY: `${key}x` }, question)
  expect(refused).toMatchObject({
    code: 1,
    output: '',
    complaint: expect.stringMatching(/^401 \w+: .+ \(request /),
  })
})

test('conversations are seen live, with every message and the reason for each answer', async ({
  openTab,
}) => {
  const business = await (await sharedDesk()).business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for $9 a pair.')
  const { page, portal } = await openPortal(openTab, business)
  await portal.goTo('Conversations')
  await page.getByText('Nobody has written yet').waitFor()
  await page.getByText('Live: new messages appear by themselves.').waitFor()
  await using shop = await openShop(business, openTab)
  await shop.chat.ask('Do you sharpen <b>scissors</b>?')
  const row = page.getByRole('list', { name: 'Conversations' }).getByRole('link')
  await row.first().click()
  const log = page.getByRole('log', { name: 'Messages' })
  await log.getByText('Yes, we sharpen scissors for $9 a pair.').waitFor()
  expect(await log.getByText('Do you sharpen <b>scissors</b>?', { exact: true }).isVisible()).toBe(true)
  await shop.chat.ask('Thank you!')
  await log.getByText('Thank you!', { exact: true }).waitFor()
  await log.locator('[data-role=bot]').nth(1).waitFor()
  expect(await log.locator('.said').allInnerTexts()).toEqual(await shop.chat.lines())

  await log.getByRole('button', { name: 'Why this answer?' }).first().click()
  const reasons = page.getByRole('dialog', { name: 'Why this answer?' })
  await reasons.getByText('An article', { exact: true }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await reasons.getByRole('button', { name: 'Close' }).click()
  await shop.chat.panel.getByRole('button', { name: 'More options' }).click()
  await shop.chat.panel.getByRole('menuitem', { name: 'Talk to a person' }).click()
  await page.getByText('Asked for a person').first().waitFor()
})

const places = [
  '',
  '/conversations',
  '/test',
  '/articles',
  '/articles/new',
  '/intents',
  '/intents/new-intent',
  '/business',
  '/appearance',
  '/install',
  '/security',
]

test.for([
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 375, height: 667 } },
] as const)(
  'axe finds nothing on any page, $colorScheme and $viewport.width wide, and none is too wide',
  async (options, { openTab }) => {
    const business = await (await sharedDesk()).business()
    await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for $9 a pair.')
    const door = await openDoor(openTab, options)
    const { page, desk, portal } = door
    const look = async (place: string) => {
      const width = await page.locator('html').evaluate((root) => root.scrollWidth)
      return [
        ...(await findBarriers(page)),
        ...(width > options.viewport.width ? [`${width} px wide`] : []),
      ].map((barrier) => `${place}: ${barrier}`)
    }
    const found = await look('/login')
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByRole('button', { name: 'Create account' }).waitFor()
    found.push(...(await look('/signup')))
    await page.goto(`${desk.url}/app`)
    await portal.logIn(business)
    await page.getByRole('link', { name: 'Try your bot' }).waitFor()
    for (const place of places) {
      await page.goto(`${desk.url}/app${place}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('main .skeleton').first().waitFor({ state: 'detached' })
      found.push(...(await look(place)))
    }
    expect(found).toEqual([])
  },
)
