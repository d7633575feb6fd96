/** A process that may open few files refuses who is too many, and goes on with the others. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket as Line } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from './fresh-database.ts'
import { testVariables } from './open-test-app.ts'
import { signUp } from './test-business.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** The server with 256 open files at most. */
async function startNarrow(): Promise<{ url: string; pid: number; isAlive(): boolean }> {
  const env = { PATH: process.env.PATH, ...testVariables(await freshDatabase()) }
  const command = `ulimit -n 256 && exec "${process.execPath}" "${main}"`
  const child = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(async () => {
    const gone = once(child, 'close')
    child.kill('SIGKILL')
    await gone
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('"event":"ready"')) continue
    child.stdout.resume()
    const { url, pid } = JSON.parse(line)
    return { url: url.replace('//localhost', '//127.0.0.1'), pid, isAlive: () => child.exitCode === null }
  }
  throw new Error('it did not start')
}

test.skipIf(process.platform === 'win32')(
  'more connections than files may be open end nothing, and there is room again when they are gone',
  async () => {
    const { url, isAlive } = await startNarrow()
    const shop = await signUp(url)
    const visitor = await shop.website.opensChat()
    await visitor.asks('Hello')
    const lines: Line[] = []
    for (let count = 0; count < 400; count += 1) {
      const line = connect(Number(new URL(url).port), '127.0.0.1')
      line.on('error', () => {})
      lines.push(line)
    }
    // Who is in already talks on.
    await visitor.asks('Are you still there?')
    for (const line of lines) line.destroy()
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true)
    const late = await shop.website.opensChat()
    await late.asks('Hello')
    expect(isAlive()).toBe(true)
  },
  40_000,
)
