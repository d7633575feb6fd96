/** How many pieces of models' answers one process passes on to many visitors at once, beside a bare relay. */
import { type FakeModel, openFakeModel } from '../acceptance/fake-model.ts'
import { type Client, isAnswer, openBareClient, openVisitor } from './client.ts'
import { interleave } from './interleave.ts'
import { madeUpArticles, madeUpQuestion } from './made-up-text.ts'
import { newBusiness } from './new-business.ts'
import { median } from './percentile.ts'
import { cpuMilliseconds, hasFigures } from './process-figures.ts'
import type { Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startBareServer, startDeskbell } from './start-process.ts'

const streams = 10
const pieces = 1_000
const rounds = 4

export async function measureStreams(): Promise<Row[]> {
  const model = await openFakeModel()
  try {
    return await measure(model)
  } finally {
    await model.close()
  }
}

async function measure(model: FakeModel): Promise<Row[]> {
  model.answerWith({ kind: 'ok', pieces: Array.from({ length: pieces }, (_, at) => ` ${(at % 900) + 100}`) })
  const env = { DATA_DIR: scratchFolder(), DEMO: 'off', OPENAI_BASE_URL: model.url }
  await using server = await startDeskbell(env)
  await using bare = await startBareServer({ DATA_DIR: scratchFolder() })
  const articles = madeUpArticles(20)
  const business = await newBusiness(server.url)
  await business.teach(articles)
  const question = madeUpQuestion(articles[0] ?? { question: '', answer: '', about: [] })
  const all = <T>(make: () => Promise<T>) => Promise.all(Array.from({ length: streams }, make))
  const visitors = await all(() => openVisitor(server.url, business.accountToken))
  const clients = await all(() => openBareClient(bare.url, 'relay'))
  const here = () => crowd(visitors, question, server.pid)
  const floor = () => crowd(clients, model.url, bare.pid)
  await here()
  await floor()
  const samples = await interleave(rounds, { here, floor })
  for (const client of [...visitors, ...clients]) client[Symbol.dispose]()
  return rowsOf(samples)
}

/** @returns seconds, then seconds of the server's processor, that all answers took */
async function crowd(clients: readonly Client[], text: string, pid: number): Promise<number[]> {
  const cpu = hasFigures ? await cpuMilliseconds(pid) : 0
  const began = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      const ended = client.next('message', isAnswer)
      await client.say(text)
      await ended
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return [seconds, hasFigures ? ((await cpuMilliseconds(pid)) - cpu) / 1000 : 0]
}

function rowsOf({ here, floor }: Record<'here' | 'floor', number[]>): Row[] {
  const rate = (samples: number[], offset: 0 | 1) =>
    (streams * pieces) / median(samples.filter((_, at) => at % 2 === offset))
  const row = (name: string, offset: 0 | 1): Row => ({
    name,
    unit: 'per s',
    here: rate(here, offset),
    floor: rate(floor, offset),
    floorIs: 'bare relay',
    goals: [{ of: 'ratio', least: 0.7 }],
  })
  return [
    row(`pieces passed on, ${streams} answers at once`, 0),
    ...(hasFigures ? [row("  by each second of the server's processor", 1)] : []),
  ]
}
