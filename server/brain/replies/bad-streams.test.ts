/** Five hundred streams that go wrong in every way leave no connection and no open file behind. */
import { readdir, readlink } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openFakeModel } from '../../acceptance/fake-model.ts'
import type { FakeAnswer } from '../../acceptance/send-fake-answer.ts'
import { ModelFailure } from './model-failure.ts'
import { ModelLine } from './model-line.ts'

const bad: FakeAnswer[] = [
  { kind: 'silent' },
  { kind: 'stall', after: 2 },
  { kind: 'keepalive', after: 1, everyMs: 20 },
  { kind: 'cut', after: 2 },
  { kind: 'ends_early', after: 1 },
  { kind: 'garbage', after: 1 },
  { kind: 'cut_utf8', after: 1 },
  { kind: 'error_in_stream', after: 1 },
  { kind: 'html' },
  { kind: 'endless' },
]
const each = 50
const limits = {
  firstTokenMs: 300,
  idleMs: 150,
  totalMs: 2_000,
  retries: 0,
  retryBudgetMs: 2_000,
  longestWaitMs: 1,
  backOffMs: 1,
  failures: 10_000,
  windowMs: 30_000,
  openMs: 1,
}

test('after 500 bad streams no connection and no open file is left', async () => {
  const model = await openFakeModel()
  onTestFinished(() => model.close())
  const sdk = await import('openai')
  const client = new sdk.OpenAI({ apiKey: 'none', baseURL: model.url, maxRetries: 0, logLevel: 'off' })
  const log = { warn: () => {} } as never
  const line = new ModelLine({ name: 'small', client: async () => client, limits, clock: Date.now, log })
  let said = 0
  const ask = () =>
    line
      .call(
        [{ role: 'user', content: 'May I park?' }],
        () => {
          said += 1
          return said % 50 !== 0
        },
        AbortSignal.timeout(5_000),
      )
      .catch((cause: unknown) => cause)
  await ask()
  await model.allClosed()
  const before = await openFiles()
  for (const kind of bad) {
    model.answerWith(kind)
    const ends = await Promise.all(Array.from({ length: each }, ask))
    if (kind.kind !== 'endless') expect(ends.every((end) => end instanceof ModelFailure)).toBe(true)
  }
  await model.allClosed()
  expect(model.connections()).toBe(0)
  await expect.poll(async () => (await openFiles()) - before, { timeout: 5_000 }).toBeLessThanOrEqual(2)
}, 30_000)

/** Network sockets among the open files; none where the system does not list them. */
async function openFiles(): Promise<number> {
  const files = await readdir('/proc/self/fd').catch(() => [])
  const links = await Promise.all(files.map((file) => readlink(`/proc/self/fd/${file}`).catch(() => '')))
  return links.filter((link) => link.startsWith('socket:')).length
}
