/** A thread that never gets ready is no reason to wait for ever. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { StartError } from '../../errors.ts'
import { startEmbeddedThread } from './embedded-thread.ts'
import { openStore } from './open-store.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'deskbell-thread-'))
  onTestFinished(() => rm(made, { recursive: true, force: true, maxRetries: 3 }))
  return made
}

test('a thread that is not ready in its time is ended, and says so', async () => {
  const deaths: string[] = []
  const listeners = {
    bytes: () => {},
    died: (how: string) => void deaths.push(how),
    longestAnswerMs: () => 1_000,
  }
  const dataDir = join(await folder(), 'store')
  const thread = startEmbeddedThread({ dataDir }, { ...listeners, longestStartMs: 1 })
  await expect(thread.opened).rejects.toThrow('did not get ready within 0.001 s')
  await thread.gone
  expect(thread.isOver()).toBe(true)
  expect(deaths).toEqual(['did not get ready within 0.001 s'])
})

test('a folder that holds no database is refused with what to do', async () => {
  const dataDir = await folder()
  await mkdir(join(dataDir, 'store', 'global'), { recursive: true })
  await writeFile(join(dataDir, 'store', 'PG_VERSION'), 'not a version')
  await writeFile(join(dataDir, 'store', 'global', 'pg_control'), 'nothing')
  const refused = await openStore({ dataDir }).catch((cause: Error) => cause)
  expect(refused).toBeInstanceOf(StartError)
  expect((refused as Error).message).toMatch(/cannot be opened.*Put a backup of that folder in its place/)
}, 30_000)
