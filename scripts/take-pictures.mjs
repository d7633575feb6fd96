/**
 * Takes the pictures of the README and the docs from the running product, into docs/pictures:
 * `PATH=node_modules/.bin:$PATH node scripts/take-pictures.mjs [name...]`, after `node scripts/build.mjs`.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../server/acceptance/browser/open-browser.ts'
import { openSite } from '../server/acceptance/browser/open-site.ts'
import { openApp } from '../server/app.ts'
import { readConfig } from '../server/config.ts'
import { openLog } from '../server/log.ts'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const question = 'Why is my air conditioner blowing warm air?'
/** A clone should stay small. */
const mostBytes = 150_000
const desktop = { viewport: { width: 1120, height: 700 } }
const phone = { viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

const pictures = {
  chat: [desktop, openChat],
  'widget-closed': [desktop, demo],
  'widget-phone': [phone, openChat],
  'widget-dark': [{ ...desktop, colorScheme: 'dark' }, openChat],
  'widget-rtl': [{ viewport: { width: 900, height: 700 } }, rightToLeft],
  portal: [desktop, tryBot],
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in pictures))
if (unknown.length > 0)
  throw new Error(`No picture ${unknown.join(', ')}; there are ${Object.keys(pictures).join(', ')}.`)
const dataDir = await mkdtemp(join(tmpdir(), 'deskbell-pictures-'))
const app = await openApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), openLog('warn'))
const browser = await launchBrowser()
try {
  await mkdir(folder, { recursive: true })
  for (const [name, [device, show]] of Object.entries(pictures))
    if (wanted.length === 0 || wanted.includes(name)) await take(name, device, show)
} finally {
  await browser.close()
  await app[Symbol.asyncDispose]()
  await rm(dataDir, { recursive: true, force: true })
}

async function take(name, device, show) {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', ...device })
  const page = await context.newPage()
  const done = await show(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(stillFigures)
  // Nothing moves any more, and no caret blinks.
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  if (picture.length > mostBytes) throw new Error(`${name}.png has ${picture.length} bytes: too many.`)
  await writeFile(`${folder}${name}.png`, picture)
  process.stdout.write(`${name}.png  ${Math.round(picture.length / 1000)} kB\n`)
  await done?.()
  await context.close()
}

/** Runs in the page: what differs from run to run, times and dates, would make every picture a new one. */
function stillFigures() {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const { data } = words.currentNode
    words.currentNode.data = data
      .replace(/\d+(\.\d+)? ms/, '5 ms')
      .replace(/until \w+ \d+$/, 'until December 5')
  }
}

async function demo(page) {
  await page.goto(`${app.url}/demo`)
  await page.locator('deskbell-widget button[part=launcher]').waitFor()
}

async function openChat(page) {
  await demo(page)
  await ask(page, question)
  await page
    .locator('deskbell-widget')
    .getByRole('group', { name: 'Sources' })
    .locator('summary')
    .first()
    .waitFor()
}

async function ask(page, text) {
  const widget = page.locator('deskbell-widget')
  await widget.locator('button[part=launcher]').click()
  await widget.getByRole('textbox').fill(text)
  await page.keyboard.press('Enter')
  await widget.locator('li.bot:has(time) [part=message]').first().waitFor()
}

/** The same business on a page that is read from right to left. */
async function rightToLeft(page) {
  const url = app.url.replace('127.0.0.1', 'localhost')
  const html = await (await fetch(`${url}/demo`)).text()
  const [snippet] = /<script[^>]*\/w\/v1\/acct_[^>]*><\/script>/.exec(html) ?? []
  if (!snippet) throw new Error('The demo page has no widget.')
  const site =
    await openSite(`<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>التكييف</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body{font:20px/1.8 sans-serif;margin:4rem 4rem 4rem 26rem;color:#12303f}h1{color:#0b3d5c}</style></head><body><main>
<h1>نصلح التدفئة والتبريد</h1><p>نعمل في كل أنحاء المقاطعة ليلاً ونهاراً. اسألنا عن السعر قبل الزيارة.</p></main>
${snippet.replace(/src="[^"]*\/w\//, `src="${url}/w/`)}</body></html>`)
  await page.goto(site.url)
  await ask(page, 'هل أنتم مفتوحون يوم السبت؟')
  return () => site[Symbol.asyncDispose]()
}

async function tryBot(page) {
  await page.goto(`${app.url}/app`)
  await page.getByLabel('Email').fill('demo@deskbell.local')
  await page.getByLabel('Password').fill((await readFile(join(dataDir, 'demo-password'), 'utf8')).trim())
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('link', { name: 'Try your bot' }).click()
  await page.getByLabel('Your question').fill(question)
  await page.keyboard.press('Enter')
  await page.getByText('Why this answer').waitFor()
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
}
