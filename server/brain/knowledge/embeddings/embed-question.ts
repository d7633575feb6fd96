/** What a question means, within a budget of time: a visitor never waits longer, and hardly ever twice for nothing. */
import type { Log } from '../../../log.ts'
import { CircuitBreaker, type Outcome, type Pass } from '../../../platform/limits/circuit-breaker.ts'
import { firstUnits } from './article-text.ts'
import type { EmbeddingClient } from './embedding-client.ts'
import { asEmbeddingFailure } from './embedding-failure.ts'

/** Null: search without it. */
export type EmbedQuestion = (
  tenantId: string,
  question: string,
  budgetMs: number,
) => Promise<Float32Array | null>

export interface QuestionOptions {
  client: EmbeddingClient
  log: Log
  clock: () => number
  /** Takes personal data out before the text leaves the house. */
  redact: (text: string) => string
}

const longestQuestion = 2_000
/** Vectors that are remembered: people ask the same things. */
const mostKnown = 500
/** Calls under way; further questions are searched without. */
const mostAtOnce = 32
/** One call that takes longer than the budget is enough: then single calls, for which nobody waits, look for a change. */
const breakerSettings = { failures: 1, windowMs: 30_000, openMs: 5_000 }
/** A call goes on behind the budget, so that a model that has to be loaded first gets loaded. */
const call = { purpose: 'question', attemptMs: 10_000, totalMs: 10_000, retries: 0 } as const

export function openQuestions(options: QuestionOptions): EmbedQuestion {
  const { client, redact } = options
  const known = new Map<string, Float32Array>()
  const atWork = new Map<string, Promise<Float32Array>>()
  const breaker = new CircuitBreaker(options.clock, breakerSettings)

  const fetch = (key: string, text: string): Promise<Float32Array> => {
    const work = client
      .embed([text], call)
      .then(([vector]) => {
        remember(known, key, vector as Float32Array)
        return vector as Float32Array
      })
      .finally(() => atWork.delete(key))
    atWork.set(key, work)
    return work
  }
  const ask = (key: string, text: string, budgetMs: number): Promise<Float32Array | null> | null => {
    if (!atWork.has(key) && atWork.size >= mostAtOnce) return null
    const pass = breaker.enter()
    if (!pass) return null
    const tried = attempt(atWork.get(key) ?? fetch(key, text), budgetMs, (outcome, failure) => {
      if (breaker.leave(pass, outcome)) report(options, failure)
    })
    return isWorthWaiting(pass) ? tried : null
  }
  return async (tenantId, question, budgetMs) => {
    const text = firstUnits(redact(question).trim(), longestQuestion)
    if (text === '') return null
    const key = `${tenantId}\n${text}`
    const vector = known.get(key)
    if (!vector) return ask(key, text, budgetMs)
    remember(known, key, vector)
    return vector
  }
}

/** A probe goes to a server that failed a moment ago. */
function isWorthWaiting(pass: Pass): boolean {
  return pass === 'call'
}

/** Settles by the end of the budget, never rejects, and tells how it went until then. */
async function attempt(
  work: Promise<Float32Array>,
  budgetMs: number,
  tell: (outcome: Outcome, failure: string) => void,
): Promise<Float32Array | null> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, budgetMs, null)
  })
  try {
    const vector = await Promise.race([work, end])
    tell(vector ? 'ok' : 'failed', 'too_slow')
    return vector
  } catch (error) {
    const failure = asEmbeddingFailure(error)
    tell(failure.isRefusal ? 'neither' : 'failed', failure.message)
    return null
  } finally {
    clearTimeout(timer)
  }
}

function report({ client, log }: QuestionOptions, failure: string): void {
  const about = { model: client.model, failure, open_ms: breakerSettings.openMs }
  log.warn(about, 'questions are not embedded for a while, articles are searched without')
}

/** As the newest; the oldest goes when there are too many. */
function remember(known: Map<string, Float32Array>, key: string, vector: Float32Array): void {
  known.delete(key)
  known.set(key, vector)
  const [oldest] = known.keys()
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
}
