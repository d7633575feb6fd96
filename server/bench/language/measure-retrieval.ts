/** Indexes the passages of each tenant of a set and searches them for its questions. */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { buildIndex } from '../../brain/knowledge/knowledge-index.ts'
import type { ArticleVersion } from '../../brain/knowledge/knowledge-types.ts'
import { searchKnowledge } from '../../brain/knowledge/search-knowledge.ts'
import { median, percentile } from '../percentile.ts'
import { type Figure, figure } from './figure.ts'
import { namesIn, readLines } from './read-lines.ts'
import { isPassage, isQuestion, type Passage, type Question } from './rows.ts'
import { say } from './say.ts'
import { auroc, caughtWhenKept, percent } from './scores.ts'

interface Found {
  /** Place of the right passage, from 1; 0 when it is not among the found. */
  place: number
  confidence: number
  isAnswered: boolean
  /** Null when nobody has said what the answer is. */
  holdsAnswer: boolean | null
}

const isOfPassages = /(?:^|[_-])passages\.jsonl$/
const isOfQuestions = /(?:^|[_-])questions\.jsonl$/
const indexed = 2000
const mostForeign = 500

/** Figures of one folder with passages, questions and, where there are any, questions that no passage answers. */
export function measureRetrieval(folder: string, set: string): Figure[] {
  const names = namesIn(folder)
  const collections = names
    .filter((name) => isOfPassages.test(name))
    .map((name) => name.replace('passages.jsonl', ''))
  for (const name of names) {
    const isUsed = collections.some((prefix) => filesOf(prefix).includes(name))
    const isAlone = isOfQuestions.test(name)
    if (!isUsed)
      say(`${set}/${name}: ${isAlone ? 'no passages beside it' : 'neither passages nor questions'}: left out`)
  }
  return collections.flatMap((prefix) => ofCollection(folder, set, prefix))
}

function ofCollection(folder: string, set: string, prefix: string): Figure[] {
  const [passagesFile = '', ...questionFiles] = filesOf(prefix)
  const passages = readLines<Passage>(join(folder, passagesFile), isPassage)
  const questions = questionFiles
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => readLines<Question>(join(folder, name), isQuestion))
  const label = [set, prefix.replace(/[_-]$/, '')].filter(Boolean).join(' ')
  if (questions.length === 0) {
    say(`${label}: no questions`)
    return []
  }
  if (questions.some(({ passage_id }) => passage_id === null)) return ofTenants(label, passages, questions)
  const tenants = [...new Set(passages.map(({ tenant }) => tenant))]
  const foreign = foreignQuestions(folder, `${prefix}questions.jsonl`).map((question, at) => {
    const tenant = tenants[at % tenants.length]
    return { ...question, ...(tenant !== undefined && { tenant }) }
  })
  const figures = ofTenants(label, passages, [...questions, ...foreign])
  return figures.map((each) => (isOfForeign(each) ? { ...each, note: 'questions of other sets' } : each))
}

/** Some of the questions to other sets in the same language. */
function foreignQuestions(folder: string, file: string): Question[] {
  const beside = namesIn(dirname(folder)).filter((set) => set !== basename(folder))
  const all = beside
    .filter((set) => namesIn(dirname(folder), set).includes(file))
    .flatMap((set) => readLines<Question>(join(dirname(folder), set, file), isQuestion))
  const step = Math.max(1, Math.ceil(all.length / mostForeign))
  return all.filter((_, at) => at % step === 0).map(({ question }) => ({ question, passage_id: null }))
}

function isOfForeign({ name }: Figure): boolean {
  return name === 'AUROC' || name.includes('foreign')
}

function filesOf(prefix: string): string[] {
  return ['passages', 'questions', 'oos_questions'].map((kind) => `${prefix}${kind}.jsonl`)
}

/** How long one tenant with many long passages waits for an index. */
export function measureIndexing(folder: string): Figure[] {
  const files = namesIn(folder).flatMap((set) =>
    namesIn(folder, set)
      .filter((name) => isOfPassages.test(name))
      .map((name) => join(folder, set, name)),
  )
  const all = files.map((file) => readLines<Passage>(file, isPassage))
  const passages = all.toSorted((first, second) => second.length - first.length)[0] ?? []
  const backwards = passages.map((passage) => ({
    ...passage,
    passage_id: `${passage.passage_id} backwards`,
    text: passage.text.split(' ').reverse().join(' '),
  }))
  const articles = [...passages, ...backwards].slice(0, indexed).map(articleOf)
  if (articles.length < indexed) return []
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    buildIndex(articles)
    return performance.now() - started
  })
  return [figure('index', 'of 2,000 passages', median(times), 'ms')]
}

function ofTenants(label: string, passages: readonly Passage[], questions: readonly Question[]): Figure[] {
  const indexes = new Map(
    [...Map.groupBy(passages, ({ tenant }) => tenant ?? '')].map(([tenant, all]) => [
      tenant,
      buildIndex(all.map(articleOf)),
    ]),
  )
  const times: number[] = []
  const find = ({ question, passage_id, tenant, answers = [] }: Question): Found => {
    const index = indexes.get(tenant ?? '') ?? buildIndex([])
    const before = performance.now()
    const { passages: found, confidence, threshold } = searchKnowledge(index, question, { history: [] })
    times.push(performance.now() - before)
    const quote = found[0]?.quote.toLowerCase() ?? ''
    return {
      place: found.findIndex(({ article }) => article.id === passage_id) + 1,
      confidence,
      isAnswered: confidence >= threshold,
      holdsAnswer:
        answers.length === 0 ? null : answers.some((answer) => quote.includes(answer.toLowerCase())),
    }
  }
  const own = questions.filter(({ passage_id }) => passage_id !== null).map(find)
  const foreign = questions.filter(({ passage_id }) => passage_id === null).map(find)
  return [
    ...(own.length > 0 ? ofOwn(label, own) : []),
    ...(own.length > 0 && foreign.length > 0 ? ofForeign(label, own, foreign) : []),
    figure(label, 'query, p50', median(times), 'ms'),
    figure(label, 'query, p95', percentile(times, 0.95), 'ms'),
  ]
}

function ofOwn(label: string, own: readonly Found[]): Figure[] {
  const share = (name: string, isHit: (found: Found) => boolean) => figure(label, name, percent(own, isHit))
  const known = own.filter(({ holdsAnswer }) => holdsAnswer !== null)
  const quoted = percent(known, ({ holdsAnswer }) => holdsAnswer === true)
  const mrr = own.reduce((sum, { place }) => sum + (place > 0 ? 1 / place : 0), 0) / own.length
  return [
    share('R@1', ({ place }) => place === 1),
    figure(label, 'MRR', 100 * mrr),
    ...(known.length > 0 ? [figure(label, 'answer in quote', quoted)] : []),
    share('own threshold: right', ({ isAnswered, place }) => isAnswered && place === 1),
    share('own threshold: wrong', ({ isAnswered, place }) => isAnswered && place !== 1),
    share('own threshold: refused', ({ isAnswered }) => !isAnswered),
  ]
}

function ofForeign(label: string, own: readonly Found[], foreign: readonly Found[]): Figure[] {
  const confidences = (list: readonly Found[]) => list.map(({ confidence }) => confidence)
  const [kept, others] = [confidences(own), confidences(foreign)]
  const refused = percent(foreign, ({ isAnswered }) => !isAnswered)
  return [
    figure(label, 'AUROC', auroc(kept, others)),
    figure(label, 'foreign caught, 95 % kept', caughtWhenKept(kept, others, 0.95)),
    figure(label, 'own threshold: foreign refused', refused),
  ]
}

function articleOf({ passage_id, title = '', text }: Passage): ArticleVersion {
  return {
    id: passage_id,
    from_rev: 1,
    bot_id: null,
    question: title,
    answer: text,
    phrasings: [],
    url: null,
    locale: null,
  }
}
