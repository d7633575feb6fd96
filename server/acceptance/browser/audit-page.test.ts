/** The audit log in a browser, by keyboard on a phone: filtered, read in full, taken along, verified. */
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { hire } from '../hire.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openPortal } from './open-portal.ts'

const audit = { place: '/audit', title: 'Audit log' }

test('an owner finds who did what, filters, and reads an entry in full', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes.')
  await business.makesKey()
  const ada = await hire(desk, business, 'admin')
  await ada.api('POST', '/api/v1/articles', { body: { question: 'Open?', answer: 'Yes.' } })
  const { page, keyboard } = await openPortal(openTab, business, audit)
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem')
  await entries.filter({ hasText: 'made an API key' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.tabTo(page.getByLabel('Who', { exact: true }))
  await page.keyboard.type('New')
  await expect.poll(() => entries.filter({ hasText: 'made an API key' }).count()).toBe(0)
  await entries.filter({ hasText: 'wrote an article' }).waitFor()
  await keyboard.tabTo(page.getByLabel('What', { exact: true }))
  await page.keyboard.type('Wrote')
  await expect.poll(() => entries.count()).toBe(1)
  const [entry] = await entries.all()
  expect(await entry?.innerText()).toMatch(
    /New wrote an article[\s\S]+from 127\.0\.0\.0\/24 · article …\w{6}/,
  )
  await keyboard.enter(page.getByText(/^Entry \d/))
  await page.getByText('question, answer').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Open?')
  expect(await findBarriers(page)).toEqual([])
  await page.getByLabel('From').fill('2020-01-01')
  await page.getByLabel('To', { exact: true }).fill('2020-01-31')
  await page.getByText('Nothing like that was done').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await keyboard.enter(page.getByRole('button', { name: 'Show everything' }))
  await entries.filter({ hasText: 'made an API key' }).waitFor()
})

test('a long log comes page by page, leaves as a file, and is verified', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  for (let made = 0; made < 55; made += 1) await business.makesKey()
  const { page, keyboard } = await openPortal(openTab, business, audit, {
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
  })
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem')
  await entries.nth(49).waitFor()
  expect(await entries.count()).toBe(50)
  await keyboard.enter(page.getByRole('button', { name: 'Verify' }))
  await page.getByText(/The chain is whole up to entry \d+/).waitFor()
  await page.getByRole('button', { name: 'Load more' }).press('Enter')
  await entries.nth(54).waitFor()
  expect(await entries.last().innerText()).toContain('Entry 1')
  expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  for (const [item, name, first] of [
    ['CSV', 'audit-log.csv', /^seq,at,actor_kind/],
    ['JSON lines', 'audit-log.jsonl', /^\{"seq":\d+/],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).press('Enter')
    await page.getByRole('menuitem', { name: item }).press('Enter')
    const file = await download
    expect(file.suggestedFilename()).toBe(name)
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n')
    expect(lines[0]).toMatch(first)
    expect(lines.length).toBeGreaterThan(55)
  }
})

test('a broken chain is told with its first broken entry', async ({ openTab }) => {
  const business = await (await sharedDesk()).business()
  const { page } = await openPortal(openTab, business, audit)
  // The walls of the store let nobody break one here; what the page says of it is looked at.
  const verdict = { intact: false, entries: 4, head: null, broken_at: 5, fault: 'altered' }
  await page.route('**/api/v1/audit-log/verify', (route) => route.fulfill({ json: verdict }))
  await page.getByRole('button', { name: 'Verify' }).click()
  await page.getByText('Entry 5 is not what was written. Up to entry 4 the log is whole.').waitFor()
  expect(await findBarriers(page)).toEqual([])
})

test('an agent is told that the log is for owners and admins', async ({ openTab }) => {
  const desk = await sharedDesk()
  const agent = await hire(desk, await desk.business(), 'agent')
  const { page } = await openPortal(openTab, agent, audit)
  await page.getByText('Owners and admins only').waitFor()
  expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
})

test('an owner chooses how long entries are kept', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const { page, keyboard } = await openPortal(openTab, business, audit)
  await keyboard.tabTo(page.getByLabel('Keep entries'))
  await page.keyboard.type('Two')
  await keyboard.enter(page.getByRole('button', { name: 'Save' }))
  await page.getByText('Saved.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  const kept = await business.api('GET', '/api/v1/audit-log/retention')
  expect(kept.body).toEqual({ keep_days: 730 })
  const admin = await hire(desk, business, 'admin')
  const change = { body: { keep_days: 90 } }
  expect((await admin.api('PUT', '/api/v1/audit-log/retention', change)).status).toBe(403)
})
