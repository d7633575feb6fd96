/** Answers in the words of a model behind any OpenAI-compatible server; whatever fails, the fallback answers. */
import type { OpenAI } from 'openai'
import type { Source } from '#wire'
import type { Log } from '../../log.ts'
import type { Redaction } from '../../platform/redaction/open-redaction.ts'
import type { Reservation, SpendGuard } from '../guard/open-spend-guard.ts'
import { buildPrompt, type ModelGrounding, type Prompt } from './build-prompt.ts'
import { ModelFailure } from './model-failure.ts'
import { type ModelLimits, ModelLine, mostTokens } from './model-line.ts'
import type { Answer, Answerer, AnswerInput, Grounding, ModelCall, Say } from './reply-types.ts'
import type { TokenUsage } from './stream-completion.ts'
import { stripCitations } from './strip-citations.ts'

export interface AnswererLimits extends ModelLimits {
  /** Longest text; the rest is cut off. @default 8_000 */
  mostCharacters: number
}

export interface OpenAiAnswererOptions {
  /** Many servers on an own machine need none. */
  apiKey?: string | undefined
  /** @default the vendor's own */
  baseUrl?: string | undefined
  /** For bots that name no other. */
  model: string
  fallback: Answerer
  /** What a call may cost; absent: anything. */
  spend?: SpendGuard
  log: Log
  /** Milliseconds. @default Date.now */
  clock?: () => number
  limits?: Partial<AnswererLimits>
}

const defaultLimits: AnswererLimits = {
  firstTokenMs: 15_000,
  idleMs: 15_000,
  // A turn ends within 50 s, with the fallback's answer.
  totalMs: 45_000,
  retries: 2,
  retryBudgetMs: 20_000,
  longestWaitMs: 5_000,
  backOffMs: 500,
  failures: 5,
  windowMs: 30_000,
  openMs: 15_000,
  mostCharacters: 8_000,
}

/** Models that are remembered: bots choose their names. */
const mostLines = 200

/** What is answered is decided already: facts and articles go to the model, everything else to the fallback. */
export function openAiAnswerer(options: OpenAiAnswererOptions): Answerer {
  const limits = { ...defaultLimits, ...options.limits }
  const lineOf = modelLines(options, limits)
  const { fallback, log } = options
  return {
    name: 'openai',
    async answer(input, grounding, say, signal) {
      signal.throwIfAborted()
      if (!input.model.enabled || !isForModel(grounding))
        return fallback.answer(input, grounding, say, signal)
      const name = input.model.model ?? options.model
      const prompt = buildPrompt(input, grounding)
      const booked = await bookCall(options.spend, input, prompt)
      if (!booked) {
        const answer = await fallback.answer(input, grounding, say, signal)
        return { ...answer, model: failedCall(name, prompt, new ModelFailure('over_budget')) }
      }
      const relay = openRelay(say, limits.mostCharacters, prompt.redaction)
      const result = await complete(lineOf(name), prompt, relay, signal).catch((cause: unknown) => {
        booked.settle(estimate(prompt, relay))
        throw cause
      })
      booked.settle(usageOf(result, prompt, relay))
      if (!(result instanceof ModelFailure)) return modelAnswer(name, prompt, relay, result)
      log.warn({ model: name, failure: result.message }, 'the fallback answers in place of the model')
      if (relay.text() !== '') say.restart()
      const answer = await fallback.answer(input, grounding, say, signal)
      return { ...answer, model: failedCall(name, prompt, result) }
    },
  }
}

/** Books the most that the call can take; null when it must not be made. */
async function bookCall(
  spend: SpendGuard | undefined,
  { asker, model }: AnswerInput,
  prompt: Prompt,
): Promise<Reservation | null> {
  if (!spend || !asker) return unbooked
  return spend.reserve(asker, promptTokens(prompt) + mostTokens, model.daily_token_cap)
}

const unbooked: Reservation = { settle: () => {} }

/** Rarely less than the vendors' own counts, for any script. */
function promptTokens({ messages }: Prompt): number {
  return messages.reduce((sum, { content }) => sum + tokensOf(content) + 8, 0)
}

/** Letters of Latin scripts share tokens, those of others hardly do: about three bytes a token in any of them. */
function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3)
}

/** Where a server does not count, or the stream broke off, the length tells. */
function estimate(prompt: Prompt, relay: Relay) {
  return { prompt: promptTokens(prompt), completion: tokensOf(relay.text()) }
}

function usageOf(result: TokenUsage | ModelFailure, prompt: Prompt, relay: Relay) {
  const estimated = estimate(prompt, relay)
  if (result instanceof ModelFailure) return result.costsNothing ? { prompt: 0, completion: 0 } : estimated
  return {
    prompt: result.prompt_tokens ?? estimated.prompt,
    completion: result.completion_tokens ?? estimated.completion,
  }
}

/** Rejects only when `signal` aborts. */
async function complete(
  line: ModelLine,
  prompt: Prompt,
  relay: Relay,
  signal: AbortSignal,
): Promise<TokenUsage | ModelFailure> {
  try {
    const usage = await line.call(prompt.messages, relay.take, signal)
    relay.end()
    return relay.text() === '' ? new ModelFailure('empty') : usage
  } catch (error) {
    if (error instanceof ModelFailure) return error
    throw error
  }
}

function isForModel(grounding: Grounding): grounding is ModelGrounding {
  return grounding.kind === 'facts' || grounding.kind === 'article'
}

/** One line a model, so that a bot with a wrong model name does not open the circuit for the others. */
function modelLines(options: OpenAiAnswererOptions, limits: AnswererLimits): (name: string) => ModelLine {
  const client = lazyClient(options, limits)
  const lines = new Map<string, ModelLine>()
  return (name) => {
    const clock = options.clock ?? Date.now
    const line = lines.get(name) ?? new ModelLine({ name, client, limits, clock, log: options.log })
    lines.delete(name)
    lines.set(name, line)
    const [oldest] = lines.keys()
    if (lines.size > mostLines && oldest !== undefined) lines.delete(oldest)
    return line
  }
}

/** Loads the vendor's client on the first call; it is large and many installations have no model. */
function lazyClient(
  { apiKey, baseUrl }: OpenAiAnswererOptions,
  limits: AnswererLimits,
): () => Promise<OpenAI> {
  let client: Promise<OpenAI> | null = null
  const load = async () => {
    const sdk = await import('openai')
    return new sdk.OpenAI({
      apiKey: apiKey ?? 'none',
      baseURL: baseUrl ?? null,
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: limits.totalMs,
      logLevel: 'off',
    })
  }
  return () => {
    client ??= load()
    return client
  }
}

interface Relay {
  /** False: enough. */
  take(content: string): boolean
  /** Says what was held back. */
  end(): void
  /** All that was said. */
  text(): string
  readonly cited: ReadonlySet<number>
}

/** Says what the model writes, without marks, with the visitor's own data put back, up to the longest text. */
function openRelay(say: Say, mostCharacters: number, redaction: Redaction | null): Relay {
  const stripper = stripCitations()
  const restorer = redaction?.restorer()
  let text = ''
  let isFull = false
  const utter = (piece: string): boolean => {
    const fitting = isFull ? '' : firstUnits(piece, mostCharacters - text.length)
    isFull ||= fitting.length < piece.length
    text += fitting
    if (fitting !== '') say(fitting)
    return !isFull
  }
  const restored = (piece: string) => restorer?.push(piece) ?? piece
  return {
    take: (content) => utter(restored(stripper.push(content))),
    end: () => void utter(restored(stripper.end()) + (restorer?.end() ?? '')),
    text: () => text,
    cited: stripper.cited,
  }
}

/** Cuts without halving a character. */
function firstUnits(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

/** What was cited, else the best: an answer always names what it rests on. */
function citedSources({ sources }: Prompt, cited: ReadonlySet<number>): Source[] {
  const named = sources.filter((_, index) => cited.has(index + 1))
  return named.length > 0 ? named : sources.slice(0, 1)
}

function modelAnswer(name: string, prompt: Prompt, relay: Relay, usage: TokenUsage): Answer {
  const model = { name, messages: prompt.messages, ...usage, error: null }
  const sources = citedSources(prompt, relay.cited)
  return { text: relay.text(), sources, answered_by: 'model', handoff: false, suggestions: [], model }
}

function failedCall(name: string, { messages }: Prompt, failure: ModelFailure): ModelCall | null {
  if (failure.reason === 'circuit_open') return null
  return { name, messages, prompt_tokens: null, completion_tokens: null, error: failure.message }
}
