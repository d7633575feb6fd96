/** A process whose clock is wrong, or is set while it runs: order and leases are the database's, nobody is locked out. */
import { expect, test } from 'vitest'
import { freshDatabase } from './fresh-database.ts'
import { testVariables } from './open-test-app.ts'
import { startServer } from './start-server.ts'
import { signUp } from './test-business.ts'

const local = (url: string) => url.replace('//localhost', '//127.0.0.1')

/** Runs in the process before everything else; the database keeps the right time. */
const skewed = (minutes: number) =>
  `--import=data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from 'node:worker_threads'
  const Real = Date
  let off = ${minutes} * 60_000
  if (isMainThread) globalThis.Date = class extends Real {
    constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + off) }
    static now() { return Real.now() + off }
  }
  process.on('SIGUSR2', () => { off -= 10 * 60_000 })
`)}`

test('a clock that is an hour off, or set back, changes no order, ends no session and takes over no turn', async () => {
  const variables = testVariables(await freshDatabase())
  const ahead = startServer({ ...variables, NODE_OPTIONS: skewed(60) })
  const { url } = await ahead.ready
  const shop = await signUp(local(url))
  const visitor = await shop.website.opensChat()
  const first = await visitor.asks('Hello')
  const { visitor_token } = await visitor.join(2)
  ahead.kill('SIGUSR2')
  await visitor.asks('Hello again')
  ahead.kill('SIGKILL')
  await ahead.ended

  const behind = startServer({ ...variables, NODE_OPTIONS: skewed(-60), PORT: new URL(url).port })
  await behind.ready
  const back = await shop.website.opensChat({ visitor_token })
  const last = await back.asks('And again')
  const { messages } = await back.pulls(first.conversation_id, 0)
  expect(messages.map(({ seq, role }) => `${seq} ${role}`)).toEqual([
    '1 visitor',
    '2 bot',
    '3 visitor',
    '4 bot',
    '5 visitor',
    '6 bot',
  ])
  const times = messages.map(({ created_at }) => Date.parse(created_at))
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(Math.abs(Date.now() - Date.parse(last.created_at))).toBeLessThan(120_000)
}, 60_000)
