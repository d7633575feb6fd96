/** A business that has something in every table ends: in the whole database no row of it is left, nor of its people. */
import { expect, test } from 'vitest'
import { dumpAll } from './change-store.ts'
import { freshDatabase } from './fresh-database.ts'
import { openWalledApp } from './walls/open-walled-app.ts'
import { furnishPremises } from './walls/premises.ts'

test('no table tells of a business that ended, and another one has lost nothing', async () => {
  const place = await freshDatabase()
  await using app = await openWalledApp(place, [])
  const [ending, staying] = [await furnishPremises(app), await furnishPremises(app)]
  for (const { visitor, member } of [ending, staying]) {
    visitor.leaves()
    member.leaves()
  }
  const { business, canary, ids } = ending
  const marks = [canary, ids.tenant, ids.member, business.email, business.accountToken]
  const found = async () => {
    const rows = (JSON.parse(await dumpAll(place, app.store)) as { t: string }[]).map(({ t }) => t)
    // A second job of the erasure waits a minute, should the first die; it finds nothing.
    const left = rows.filter((row) => !row.includes('tenant_erasure'))
    return marks.filter((mark) => left.some((row) => row.includes(mark)))
  }
  expect(await found()).toEqual(marks)
  const rowsOfOther = async () => (await dumpAll(place, app.store)).split(staying.ids.tenant).length
  const before = await rowsOfOther()
  const body = { name: business.name, password: business.password }
  expect((await business.api('POST', '/api/v1/organisation/delete', { body })).status).toBe(204)
  await expect.poll(found, { timeout: 20_000, interval: 500 }).toEqual([])
  expect(await rowsOfOther()).toBeGreaterThanOrEqual(before)
}, 60_000)
