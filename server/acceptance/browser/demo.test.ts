/** The demo that a fresh installation shows: its websites answer, and its owner's portal opens. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { freshDatabase } from '../fresh-database.ts'
import { openTestApp, type TestApp } from '../open-test-app.ts'
import { test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { portalOn } from './portal-on.ts'

let app: TestApp
let url: string
let password: string

beforeAll(async () => {
  const place = await freshDatabase()
  app = await openTestApp({ DEMO: 'on' }, place)
  url = app.url.replace('//127.0.0.1', '//localhost')
  password = (await readFile(join(place.dataDir, 'demo-password'), 'utf8')).trim()
})

afterAll(async () => {
  await app[Symbol.asyncDispose]()
  expect(app.failures()).toEqual([])
})

test.for(['/demo', '/demo/dental'])(
  'the chat on %s answers what the page says to ask',
  async (path, { openTab }) => {
    const { page } = await openTab()
    await page.goto(url + path)
    expect(await findBarriers(page)).toEqual([])
    const questions = await page.locator('.ask li').allInnerTexts()
    expect(questions).toHaveLength(4)
    const chat = chatOn(page)
    await chat.open()
    for (const [at, question] of questions.entries()) {
      await chat.ask(question.replace(/[“”]/g, ''))
      expect(await chat.answer(at + 1), question).not.toMatch(/do not know/)
    }
    expect(await chat.panel.getByRole('group', { name: 'Sources' }).count()).toBe(4)
  },
)

test('the owner of the demo sees every page of the portal', async ({ openTab }) => {
  const { page, provokes } = await openTab()
  provokes(/401.*auth\/refresh/)
  await page.goto(`${url}/app`)
  const portal = portalOn(page)
  await portal.logIn({ email: 'demo@deskbell.local', password })
  for (const place of ['Conversations', 'Test your bot', 'Articles', 'Business', 'Appearance', 'Install']) {
    await portal.goTo(place)
    await page.locator('main .skeleton').first().waitFor({ state: 'detached' })
    expect(await page.getByRole('alert').allInnerTexts(), place).toEqual([])
  }
  expect(await page.getByLabel('Snippet', { exact: true }).inputValue()).toContain('/w/v1/acct_')
})
