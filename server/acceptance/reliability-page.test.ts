/** What `docs/reliability.md` says is tried is tried: every test that it names is there. */
import { expect, test } from 'vitest'
import { defects } from './faults/planted-defects.ts'
import { expectTestsOfRows, readPage } from './page-of-tests.ts'

test('every test that the page on reliability names exists, and every fault has its row', async () => {
  await expectTestsOfRows(await readPage('docs/reliability.md'), { letter: 'R', rows: 34 })
})

test('the page names as many planted defects as there are', async () => {
  const page = await readPage('docs/reliability.md')
  const [, table = ''] = page.split('| Planted | Found by |')
  const found = [
    ...table
      .split('\n\n', 1)
      .join('')
      .matchAll(/\| (I\d+) \|/g),
  ].map(([, rule]) => rule)
  expect(found.sort()).toEqual(defects.map(({ invariant }) => invariant).sort())
})
