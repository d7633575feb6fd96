/** What `docs/security.md` says is tried is tried: every test that it names is there. */
import { test } from 'vitest'
import { expectTestsOfRows, readPage } from './page-of-tests.ts'

test('every test that the page on security names exists, and every threat has its row', async () => {
  await expectTestsOfRows(await readPage('docs/security.md'), { letter: 'T', rows: 50 })
})
