/** How much later than the model says it the visitor hears the first token. */
import { type FakeModel, openFakeModel } from '../acceptance/fake-model.ts'
import { type Client, isAnswer, openBareClient, openVisitor } from './client.ts'
import { interleave, repeat } from './interleave.ts'
import { madeUpArticles, madeUpQuestion } from './made-up-text.ts'
import { newBusiness } from './new-business.ts'
import { type Row, type Share, timeRows } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startBareServer, startDeskbell } from './start-process.ts'

const rounds = 10
const turns = 10
const warmUp = 20
const shares: Share[] = [
  {
    share: 0.5,
    goals: [
      { of: 'ratio', most: 2 },
      { of: 'here', most: 8 },
    ],
  },
  0.95,
]

export async function measureFirstToken(): Promise<Row[]> {
  const model = await openFakeModel()
  try {
    return await measure(model)
  } finally {
    await model.close()
  }
}

async function measure(model: FakeModel): Promise<Row[]> {
  model.answerWith({
    kind: 'ok',
    pieces: ['First,', ' you', ' open', ' it', ' and', ' then', ' you', ' look.'],
  })
  const data = { DATA_DIR: scratchFolder(), DEMO: 'off' }
  await using server = await startDeskbell({ ...data, OPENAI_BASE_URL: model.url })
  await using bare = await startBareServer({ DATA_DIR: scratchFolder() })
  const articles = madeUpArticles(20)
  const business = await newBusiness(server.url)
  await business.teach(articles)
  using visitor = await openVisitor(server.url, business.accountToken)
  using client = await openBareClient(bare.url, 'relay')
  const [article] = articles
  if (!article) throw new Error('there is no article to ask for')
  const question = madeUpQuestion(article)
  const here = () => overhead(model, visitor, question)
  const floor = () => overhead(model, client, model.url)
  await repeat(warmUp, here)
  await repeat(warmUp, floor)
  const samples = await interleave(rounds, {
    here: () => repeat(turns, here),
    floor: () => repeat(turns, floor),
  })
  if (model.violations.length > 0) throw new Error(`the model was asked wrongly: ${model.violations[0]}`)
  return timeRows('model token to visitor', samples, shares, 'bare relay')
}

/** The model answers a request in the moment it has read it. */
async function overhead(model: FakeModel, client: Client, text: string): Promise<number> {
  const asked = model.request(model.requests.length + 1).then(() => performance.now())
  const heard = client.next('delta')
  const ended = client.next('message', isAnswer)
  await client.say(text)
  const waited = (await heard) - (await asked)
  await ended
  return waited
}
