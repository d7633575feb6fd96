/** Indexes the passages of each tenant of a set and searches them for its questions. */
import { join } from 'node:path'
import { buildIndex } from '../../brain/knowledge/knowledge-index.ts'
import type { ArticleVersion } from '../../brain/knowledge/knowledge-types.ts'
import { searchKnowledge } from '../../brain/knowledge/search-knowledge.ts'
import { percentile } from '../percentile.ts'
import { type Figure, figure } from './figure.ts'
import { namesIn, readLines } from './read-lines.ts'
import { auroc, percent } from './scores.ts'

interface Passage {
  passage_id: string
  title: string
  text: string
  tenant?: string
}

interface Question {
  question: string
  passage_id: string | null
  tenant?: string
  answers?: readonly string[]
}

interface Found {
  /** Place of the right passage, from 1; 0 when it is not among the found. */
  place: number
  confidence: number
  isAnswered: boolean
  /** Null when nobody has said what the answer is. */
  holdsAnswer: boolean | null
}

/** Figures of one folder with passages, questions and, where there are any, questions that no passage answers. */
export function measureRetrieval(folder: string, set: string): Figure[] {
  const names = namesIn(folder)
  return names
    .filter((name) => name.endsWith('passages.jsonl'))
    .flatMap((name) => {
      const prefix = name.replace('passages.jsonl', '')
      const read = (kind: string) => {
        const file = `${prefix}${kind}.jsonl`
        return names.includes(file) ? readLines<Question>(join(folder, file)) : []
      }
      const passages = readLines<Passage>(join(folder, name))
      const label = [set, prefix.replace('_', '')].filter(Boolean).join(' ')
      return ofTenants(label, passages, read('questions'), read('oos_questions'))
    })
}

/** How long one tenant with many long passages waits for an index. */
export function measureIndexing(folder: string, set: string): Figure[] {
  const passages = readLines<Passage>(join(folder, set, 'passages.jsonl'))
  const backwards = passages.map(({ title, text, passage_id }) => ({
    passage_id: `${passage_id} backwards`,
    title,
    text: text.split(' ').reverse().join(' '),
  }))
  const articles = [...passages, ...backwards].slice(0, 2000).map(articleOf)
  if (articles.length < 2000) return []
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    buildIndex(articles)
    return performance.now() - started
  })
  return [figure('index', 'of 2,000 passages', percentile(times, 0.5), 'ms')]
}

function ofTenants(
  label: string,
  passages: readonly Passage[],
  questions: readonly Question[],
  foreign: readonly Question[],
): Figure[] {
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
  const [own, others] = [questions.map(find), foreign.map(find)]
  return [...ofFound(label, own, others), figure(label, 'query, p95', percentile(times, 0.95), 'ms')]
}

function ofFound(label: string, own: readonly Found[], others: readonly Found[]): Figure[] {
  const mrr = own.reduce((sum, { place }) => sum + (place > 0 ? 1 / place : 0), 0) / Math.max(1, own.length)
  const known = own.filter(({ holdsAnswer }) => holdsAnswer !== null)
  const confidences = (list: readonly Found[]) => list.map(({ confidence }) => confidence)
  const figures = [
    figure(
      label,
      'R@1',
      percent(own, ({ place }) => place === 1),
    ),
    figure(label, 'MRR', 100 * mrr),
    figure(
      label,
      'kept',
      percent(own, ({ isAnswered }) => isAnswered),
    ),
  ]
  if (known.length > 0) {
    const quoted = percent(known, ({ holdsAnswer }) => holdsAnswer === true)
    figures.push(figure(label, 'answer in quote', quoted))
  }
  if (others.length > 0) {
    figures.push(figure(label, 'AUROC', auroc(confidences(own), confidences(others))))
    const caught = percent(others, ({ isAnswered }) => !isAnswered)
    figures.push(figure(label, 'foreign caught', caught))
  }
  return figures
}

function articleOf({ passage_id, title, text }: Passage): ArticleVersion {
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
