/** Whether a turn costs more when ten thousand businesses take turns than when ten do. */
import { type FakeModel, openFakeModel } from '../acceptance/fake-model.ts'
import { isAnswer, openVisitor } from './client.ts'
import { fillWithTenants } from './fill-store.ts'
import type { Goal } from './goal.ts'
import { interleave } from './interleave.ts'
import { madeUpArticles, madeUpQuestion } from './made-up-text.ts'
import { newBusiness } from './new-business.ts'
import { type Row, type Share, timeRows } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startDeskbell } from './start-process.ts'

const tenants = 10_000
const few = 10
const rounds = 8
const turns = 25
const goals: Goal[] = [{ of: 'ratio', most: 1.25 }]
const shares: Share[] = [0.5, 0.95].map((share) => ({ share, goals }))

export async function measureTenants(): Promise<Row[]> {
  const model = await openFakeModel()
  try {
    return await measure(model)
  } finally {
    await model.close()
  }
}

async function measure(model: FakeModel): Promise<Row[]> {
  model.answerWith({ kind: 'ok', pieces: ['First,', ' you', ' open', ' it.'] })
  const env = { DATA_DIR: scratchFolder(), DEMO: 'off', OPENAI_BASE_URL: model.url }
  const articles = madeUpArticles(5)
  const first = await startDeskbell(env)
  await (await newBusiness(first.url)).teach(articles)
  await first[Symbol.asyncDispose]()
  const tokens = await fillWithTenants(env.DATA_DIR, tenants)
  await using server = await startDeskbell(env)
  const question = madeUpQuestion(articles[0] ?? { question: '', answer: '', about: [] })
  const tokenWaits: Record<'here' | 'floor', number[]> = { here: [], floor: [] }
  let next = 0
  const turn = async (kind: 'here' | 'floor') => {
    next += 1
    // Never the same one twice among many, one of ten in turn otherwise.
    const token = kind === 'here' ? tokens[(next * 7_919) % tenants] : tokens[next % few]
    using visitor = await openVisitor(server.url, token ?? '')
    const [said, ended] = [visitor.next('delta'), visitor.next('message', isAnswer)]
    const began = performance.now()
    const acknowledged = await visitor.say(question)
    tokenWaits[kind].push((await said) - began)
    await ended
    return acknowledged
  }
  const many = (kind: 'here' | 'floor') => async () => {
    const samples: number[] = []
    while (samples.length < turns) samples.push(await turn(kind))
    return samples
  }
  // The first of each are slow for other reasons.
  await many('floor')()
  await many('here')()
  for (const kind of ['here', 'floor'] as const) tokenWaits[kind] = []
  const acks = await interleave(rounds, { here: many('here'), floor: many('floor') })
  const floorIs = `the same with ${few} in turn`
  return [
    ...timeRows(`acknowledgement, ${tenants / 1000}k businesses in turn`, acks, shares, floorIs),
    ...timeRows('  first token', tokenWaits, shares, floorIs),
  ]
}
