/** How long the built-in answerer takes with a thousand articles, whole and in search alone. */
import { buildIndex } from '../brain/knowledge/knowledge-index.ts'
import { searchKnowledge } from '../brain/knowledge/search-knowledge.ts'
import { type Client, isAnswer, openBareClient, openVisitor } from './client.ts'
import { interleave, repeat } from './interleave.ts'
import { type MadeUpArticle, madeUpArticles, madeUpQuestion } from './made-up-text.ts'
import { newBusiness } from './new-business.ts'
import { medianRow, type Row, timeRows } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startBareServer, startDeskbell } from './start-process.ts'

const count = 1_000
const rounds = 10
const turns = 20
const warmUp = 40
const bareTurn = 'bare Socket.IO, two inserts'

export async function measureAnswers(): Promise<Row[]> {
  const articles = madeUpArticles(count)
  return [...(await measureTurns(articles)), ...(await measureSearch(articles))]
}

async function measureTurns(articles: MadeUpArticle[]): Promise<Row[]> {
  const data = { DATA_DIR: scratchFolder(), DEMO: 'off' }
  await using server = await startDeskbell(data)
  await using bare = await startBareServer({ DATA_DIR: scratchFolder() })
  const business = await newBusiness(server.url)
  await business.teach(articles)
  using visitor = await openVisitor(server.url, business.accountToken)
  using client = await openBareClient(bare.url, 'answer')
  const question = questions(articles)
  const here = () => wholeTurn(visitor, question())
  const floor = () => wholeTurn(client, 'How do I do that?')
  const [first, bareFirst] = [await here(), await floor()]
  await repeat(warmUp, here)
  await repeat(warmUp, floor)
  const samples = await interleave(rounds, {
    here: () => repeat(turns, here),
    floor: () => repeat(turns, floor),
  })
  return [
    ...timeRows('answer from 1,000 articles', samples, [0.5, 0.95], bareTurn),
    medianRow('  the first one, which reads them', { here: [first], floor: [bareFirst] }, bareTurn),
  ]
}

async function wholeTurn(client: Client, text: string): Promise<number> {
  const answered = client.next('message', isAnswer)
  const began = performance.now()
  await client.say(text)
  return (await answered) - began
}

async function measureSearch(articles: MadeUpArticle[]): Promise<Row[]> {
  const versions = articles.map(({ question, answer }, at) => ({
    id: String(at).padStart(4, '0'),
    from_rev: 1,
    bot_id: null,
    phrasings: [],
    url: null,
    locale: null,
    question,
    answer,
  }))
  const index = buildIndex(versions)
  const words = wordLists(articles)
  const question = questions(articles)
  const here = async () => timed(() => searchKnowledge(index, question(), { history: [] }))
  const floor = async () => timed(() => addUp(words, question()))
  await repeat(warmUp, here)
  await repeat(warmUp, floor)
  const samples = await interleave(rounds, {
    here: () => repeat(turns, here),
    floor: () => repeat(turns, floor),
  })
  return timeRows(
    'search in 1,000 articles',
    samples,
    [0.5, 0.95],
    "adding up the lists of the question's words",
  )
}

/** Asks for one article after the other. */
function questions(articles: readonly MadeUpArticle[]): () => string {
  let at = 0
  return () => {
    const article = articles[at++ % articles.length]
    if (!article) throw new Error('there is no article to ask for')
    return madeUpQuestion(article)
  }
}

/** Word to the places of the articles that have it. */
function wordLists(articles: readonly MadeUpArticle[]): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  for (const [at, { question, answer }] of articles.entries()) {
    for (const word of new Set(wordsOf(`${question} ${answer}`))) {
      const list = lists.get(word)
      if (list) list.push(at)
      else lists.set(word, [at])
    }
  }
  return lists
}

function addUp(lists: Map<string, number[]>, question: string): Float32Array {
  const scores = new Float32Array(count)
  for (const word of wordsOf(question)) {
    const list = lists.get(word) ?? []
    const weight = Math.log(1 + count / (list.length + 1))
    for (const at of list) scores[at] = (scores[at] ?? 0) + weight
  }
  return scores
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
