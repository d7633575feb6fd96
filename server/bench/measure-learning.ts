/** How long others wait while one business teaches much: ten thousand phrases, then two thousand articles. */
import { setTimeout as sleep } from 'node:timers/promises'
import { madeUpArticles, madeUpQuestion } from './made-up-text.ts'
import { type NewBusiness, newBusiness } from './new-business.ts'
import { percentile } from './percentile.ts'
import type { Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startDeskbell } from './start-process.ts'

const intents = 77
const phrasesEach = 130
const articles = 2_000
const idleMs = 2_000
const small = { intents: 30, phrases: 15 }

export async function measureLearning(): Promise<Row[]> {
  await using server = await startDeskbell({ DATA_DIR: scratchFolder(), DEMO: 'off' })
  const business = await newBusiness(server.url)
  const health = () => fetch(`${server.url}/healthz`).then((answer) => answer.text())
  const idle = await waitsDuring(health, sleep(idleMs))
  const few = phrasesOf(small.intents, small.phrases)
  const [retrained] = [await timed(() => teach(business, few))]
  const learning = await waitsDuring(health, teach(business, phrasesOf(intents, phrasesEach)))
  await business.teach(madeUpArticles(articles))
  const [question] = madeUpArticles(1).map(madeUpQuestion)
  const indexing = await waitsDuring(health, business.ask(question ?? ''))
  const floor = { floor: Math.max(...idle), floorIs: 'the same with nothing to do' }
  return [
    row(`new intents, ${small.intents} x ${small.phrases}, until they answer`, retrained),
    { ...row('longest wait of others, 10,000 phrases learned', Math.max(...learning)), ...floor },
    row('  99 of 100 waits', percentile(learning, 0.99)),
    { ...row('longest wait of others, 2,000 articles indexed', Math.max(...indexing)), ...floor },
  ]
}

const row = (name: string, here: number): Row => ({ name, unit: 'ms', here })

/** Publishes intents and waits until the bot detects by them. */
async function teach(business: NewBusiness, taught: Record<string, { phrases: string[] }>): Promise<void> {
  const { body, etag } = await business.config()
  await business.publish({ ...body, intents: taught }, etag)
  const [name = '', settings] = Object.entries(taught).at(-1) ?? []
  for (;;) {
    if ((await business.detects(settings?.phrases[0] ?? '')) === name) return
    await sleep(20)
  }
}

/** Phrases in made-up words; those of one intent share some. */
function phrasesOf(count: number, each: number): Record<string, { phrases: string[] }> {
  return Object.fromEntries(
    madeUpArticles(count, each).map((about, at) => [
      `made_up_${at}_of_${count}`,
      { phrases: madeUpArticles(each, at + 1).map((other) => `${about.about.join(' ')} ${other.question}`) },
    ]),
  )
}

/** How long each request waited, one after the other, while the work went on. */
async function waitsDuring(request: () => Promise<unknown>, work: Promise<unknown>): Promise<number[]> {
  const waits: number[] = []
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  while (!isDone) waits.push(await timed(request))
  await done
  return waits
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
