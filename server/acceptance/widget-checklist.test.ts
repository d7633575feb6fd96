/** What `docs/widget-checklist.md` says is tried is tried: every test that it names is there. */
import { expect, test } from 'vitest'
import { expectTestsOfRows, readPage } from './page-of-tests.ts'

test('every test that the checklist of the widget names exists, and every point has its row', async () => {
  await expectTestsOfRows(await readPage('docs/widget-checklist.md'), { letter: 'W', rows: 66 })
})

test('what the checklist answers with yes has a test', async () => {
  const rows = (await readPage('docs/widget-checklist.md'))
    .split('\n')
    .filter((line) => line.startsWith('| W'))
  const untried = rows.filter((row) => /\| (Yes|partly)[^|]*\|$/.test(row) && !row.includes('.test.ts`'))
  expect(untried).toEqual([])
})
