import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isolationProofFile, isolationRoutes } from './isolation-routes.ts'

const proof = {
  at: '2026-01-02T03:04:05.000Z',
  version: '1.0.0',
  businesses: 6,
  probes: 5_000,
  leaks: 0,
  leaks_without_first_wall: 0,
  leaks_without_second_wall: 0,
  leaks_without_both: 200,
  tables: 18,
  tables_noticed: 18,
}

async function answerWith(text: string | null): Promise<unknown> {
  const dataDir = await mkdtemp(join(tmpdir(), 'deskbell-proof-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  if (text !== null) await writeFile(join(dataDir, isolationProofFile), text)
  return isolationRoutes({ dataDir })[0]?.handle({} as never)
}

test('the last proof is shown as it was kept', async () => {
  expect(await answerWith(JSON.stringify(proof))).toEqual({ proof })
})

test.each([
  ['no file', null],
  ['half a file', '{"at":'],
  ['a file of something else', '{"leaks":-1}'],
])('with %s there is no proof, and no failure', async (_what, text) => {
  expect(await answerWith(text)).toEqual({ proof: null })
})
