/** Answers one question from a desk: intents, knowledge, grounding, reply. Stores nothing; the trace says why. */
import type { Channel, Trace } from '#wire'
import { withoutContacts } from '../../platform/redaction/redact.ts'
import type { Asker } from '../guard/open-spend-guard.ts'
import { detectIntent } from '../intents/detect-intent.ts'
import { answerFromFacts } from '../knowledge/facts.ts'
import type { SearchResult } from '../knowledge/knowledge-types.ts'
import { searchKnowledge } from '../knowledge/search-knowledge.ts'
import { decideGrounding } from '../replies/decide-grounding.ts'
import type { Answer, Answerer, AnswerInput, Say } from '../replies/reply-types.ts'
import { withContactForm } from './contact-form.ts'
import type { Desk } from './desk-cache.ts'
import type { History } from './said.ts'

export interface Question {
  text: string
  /** Files that came with it: the desk cannot open them. */
  files?: number
  history: History
  locale: string | null
  channel: Channel
  now: Date
  /** On whose account a model is called. */
  asker: Asker
}

/** What listens while the answer is made. */
export interface Hearing {
  /** Before anything is said. */
  understood?(input: AnswerInput): void
  say: Say
  signal: AbortSignal
}

export interface Reasoned {
  answer: Answer
  /** All of the trace but what only the store knows. */
  trace: Omit<Trace, 'turn' | 'state' | 'created_at'>
}

export async function answerQuestion(
  desk: Desk,
  question: Question,
  answerer: Answerer,
  hearing: Hearing,
): Promise<Reasoned> {
  const stages: Trace['stages'] = []
  const staged = stopwatch(stages)
  const { text, history, now } = question
  const { business, settings } = desk
  // Who tells no language most likely has that of the business.
  const locale = question.locale ?? desk.index.language
  const detection = detectIntent(desk.intents.model, text, { now, timezone: business.timezone })
  staged('intents')
  const search = searchDesk(desk, { question: text, history, locale })
  const fact = answerFromFacts(business, text, { detection, now, locale, history })
  const found: AnswerInput = {
    question: text,
    files: question.files ?? 0,
    history,
    business,
    greeting: settings.greeting,
    botId: desk.botId,
    model: settings.model,
    intents: settings.intents,
    detection,
    search,
    fact,
    now,
    locale,
    channel: question.channel,
    asker: question.asker,
  }
  const input = await withMeaning(desk, found)
  staged('knowledge')
  const grounding = decideGrounding(input)
  hearing.understood?.(input)
  const said = await answerer.answer(input, grounding, hearing.say, hearing.signal)
  const hasDetails = detection.entities.some(({ type }) => type === 'email' || type === 'phone')
  const answer = withContactForm(said, { business, now, hasDetails })
  staged('reply')
  return { answer, trace: { ...traceOf(desk, input, answer), stages } }
}

/** Where words found an article or nothing, meanings may know better; what is sure in another way does not wait. */
async function withMeaning(desk: Desk, input: AnswerInput): Promise<AnswerInput> {
  const { question, history, search } = input
  if (!desk.vectors || search.exact) return input
  const { kind } = decideGrounding(input)
  if (kind !== 'article' && kind !== 'refusal') return input
  const embedded = await desk.vectors.similarity(question, history)
  return embedded ? { ...input, search: searchDesk(desk, input, embedded) } : input
}

function searchDesk(
  { index, botId }: Desk,
  { question, history, locale }: Pick<AnswerInput, 'question' | 'history' | 'locale'>,
  embedded?: Float32Array,
): SearchResult {
  const context = { history, botId, ...(locale && { locale }), ...(embedded && { embedded }) }
  return searchKnowledge(index, withoutContacts(question), context)
}

function traceOf(desk: Desk, input: AnswerInput, answer: Answer): Omit<Reasoned['trace'], 'stages'> {
  const { detection, search, fact } = input
  const used = new Set(answer.sources.map((source) => source.article_id ?? source.title))
  const factPassage = fact && {
    article_id: null,
    title: fact.title,
    quote: fact.quote,
    score: fact.confidence,
    used: used.has(fact.title),
  }
  return {
    question: input.question,
    answer: answer.text,
    answered_by: answer.answered_by,
    bot_version: desk.botVersion,
    knowledge_rev: desk.knowledgeRev,
    ...detection,
    passages: [
      ...(factPassage ? [factPassage] : []),
      ...search.passages.map(({ article, quote, score }) => ({
        article_id: article.id,
        title: article.question,
        quote,
        score,
        used: used.has(article.id),
      })),
    ],
    confidence: search.passages.length > 0 ? search.confidence : null,
    threshold: search.threshold,
    model: answer.model,
  }
}

/** Notes how long each stage took, from the end of the one before. */
function stopwatch(stages: Trace['stages']): (name: string) => void {
  let last = performance.now()
  return (name) => {
    const now = performance.now()
    stages.push({ name, ms: Math.round((now - last) * 100) / 100 })
    last = now
  }
}
