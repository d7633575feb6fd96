/**
 * Takes the pictures of the README from the running product, into docs/pictures:
 * `PATH=node_modules/.bin:$PATH node scripts/take-pictures.mjs`, after `node scripts/build.mjs`.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../server/acceptance/browser/open-browser.ts'
import { openApp } from '../server/app.ts'
import { readConfig } from '../server/config.ts'
import { openLog } from '../server/log.ts'

const pictures = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const question = 'Why is my air conditioner blowing warm air?'

const dataDir = await mkdtemp(join(tmpdir(), 'deskbell-pictures-'))
const app = await openApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), openLog('warn'))
const browser = await openBrowser()
try {
  await mkdir(pictures, { recursive: true })
  await inTab(takeChat)
  await inTab(takePortal)
} finally {
  await browser.close()
  await app[Symbol.asyncDispose]()
  await rm(dataDir, { recursive: true, force: true })
}

async function takeChat(page) {
  await page.goto(`${app.url}/demo`)
  const widget = page.locator('deskbell-widget')
  await widget.locator('button[part=launcher]').click()
  await widget.getByRole('textbox').fill(question)
  await page.keyboard.press('Enter')
  const source = widget.getByRole('group', { name: 'Sources' }).locator('summary')
  await source.first().waitFor()
  await save(page, 'chat')
}

async function takePortal(page) {
  await page.goto(`${app.url}/app`)
  await page.getByLabel('Email').fill('demo@deskbell.local')
  await page.getByLabel('Password').fill((await readFile(join(dataDir, 'demo-password'), 'utf8')).trim())
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('link', { name: 'Try your bot' }).click()
  await page.getByLabel('Your question').fill(question)
  await page.keyboard.press('Enter')
  await page.getByText('Why this answer').waitFor()
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
  await save(page, 'portal')
}

async function inTab(take) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })
  await take(await context.newPage())
  await context.close()
}

/** Fonts and pictures are there, and nothing moves any more. */
async function save(page, name) {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${pictures}${name}.png`, animations: 'disabled', caret: 'hide' })
}
