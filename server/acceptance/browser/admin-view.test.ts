/** A super admin's look into a business, in a browser. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { openOperator, operatedDesk } from './open-operator.ts'

test('a look into a business has a reason, is read-only with a banner on every page, and outlasts a reload', async ({
  openTab,
}) => {
  const desk = await operatedDesk()
  const business = await desk.business('Looked Into')
  await business.writesArticle('Do you sharpen scissors?', 'Yes.')
  const { page, keyboard } = await openOperator(openTab)
  await page.goto(`${desk.url}/app/admin/tenants/${business.id}`)
  await page.getByText('Nobody has looked inside so far.').waitFor()
  await keyboard.enter(page.getByRole('button', { name: 'Look inside' }))
  await page.keyboard.type('ticket 4711')
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Enter')
  const banner = page.getByRole('complementary', { name: 'Looking into a business' })
  await banner.getByText('ticket 4711').waitFor()
  for (const place of ['/articles', '/conversations', '/business', '/team', '/security']) {
    await page.goto(`${desk.url}/app${place}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('main .skeleton').first().waitFor({ state: 'detached' })
    expect(await banner.innerText()).toMatch(
      /root@example\.com looks into Looked Into until .+ reading only\. Why: “ticket 4711”/,
    )
    expect([place, await findBarriers(page)]).toEqual([place, []])
  }
  await page.goto(`${desk.url}/app/articles`)
  await page.getByText('Do you sharpen scissors?').waitFor()
  expect(await page.getByRole('button', { name: /delete/i }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'New article' }).count()).toBe(0)
  await keyboard.enter(banner.getByRole('button', { name: 'Stop looking' }))
  await page.getByRole('heading', { level: 1, name: 'Looked Into' }).waitFor()
  expect(await banner.count()).toBe(0)
  await page.getByRole('list', { name: 'Looks' }).getByText('ticket 4711').waitFor()
  const { data } = (await business.api('GET', '/api/v1/audit-log')).body
  expect(data.map(({ action }: { action: string }) => action)).toContain('view.ended')
})
