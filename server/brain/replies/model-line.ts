/** The way to one model: circuit breaker, retries, and what its server has shown not to understand. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenAI } from 'openai'
import type { Log } from '../../log.ts'
import {
  type BreakerSettings,
  CircuitBreaker,
  type Outcome,
  type Pass,
} from '../../platform/limits/circuit-breaker.ts'
import type { PromptMessage } from './build-prompt.ts'
import { ModelFailure } from './model-failure.ts'
import { type CompletionRequest, streamCompletion, type TokenUsage } from './stream-completion.ts'
import type { StreamLimits } from './stream-watch.ts'

export interface ModelLimits extends StreamLimits, BreakerSettings {
  /** @default 2 */
  retries: number
  /** Until the first text, retries included. @default 20_000 */
  retryBudgetMs: number
  /** A visitor who would wait longer than this for a retry is served by the fallback. @default 5_000 */
  longestWaitMs: number
  /** First back-off; it doubles, and up to half of it is left to chance. @default 500 */
  backOffMs: number
}

interface LineOptions {
  name: string
  client: () => Promise<OpenAI>
  limits: ModelLimits
  clock: () => number
  log: Log
}

type Body = OpenAI.ChatCompletionCreateParamsStreaming

/** Tokens of an answer. Four times the text that is kept at most, so that a model may think a little. */
export const mostTokens = 4_096

export class ModelLine {
  readonly #options: LineOptions
  readonly #breaker: CircuitBreaker
  #sendsUsageWish = true
  #limitField: 'max_completion_tokens' | 'max_tokens' | null = 'max_completion_tokens'

  constructor(options: LineOptions) {
    this.#options = options
    this.#breaker = new CircuitBreaker(options.clock, options.limits)
  }

  /** Streams one answer to `take`. Rejects with a ModelFailure or the signal's reason; repeats only what said nothing. */
  async call(
    messages: PromptMessage[],
    take: (content: string) => boolean,
    signal: AbortSignal,
  ): Promise<TokenUsage> {
    const began = this.#options.clock()
    let retries = 0
    let failure = new ModelFailure('circuit_open')
    for (;;) {
      const pass = this.#breaker.enter()
      if (!pass) throw failure
      const limits = this.#remaining(began)
      const result = await this.#attempt({ open: this.#open(messages), take, signal, limits }, pass)
      if (!(result instanceof ModelFailure)) return result
      failure = result
      if (!this.#adaptTo(failure)) await this.#waitToRetry(failure, retries++, began, signal)
    }
  }

  async #attempt(request: CompletionRequest, pass: Pass): Promise<TokenUsage | ModelFailure> {
    let outcome: Outcome = 'neither'
    try {
      const usage = await streamCompletion(request)
      outcome = 'ok'
      return usage
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      outcome = error.countsAgainstServer ? 'failed' : 'neither'
      return error
    } finally {
      this.#leave(pass, outcome)
    }
  }

  #leave(pass: Pass, outcome: Outcome): void {
    if (!this.#breaker.leave(pass, outcome)) return
    const { log, name, limits } = this.#options
    log.warn({ model: name, open_ms: limits.openMs }, 'model keeps failing, it is left alone for a while')
  }

  #open(messages: PromptMessage[]): (signal: AbortSignal) => Promise<Response> {
    const body: Body = { model: this.#options.name, messages, stream: true }
    if (this.#sendsUsageWish) body.stream_options = { include_usage: true }
    if (this.#limitField) body[this.#limitField] = mostTokens
    return async (signal) => {
      const client = await this.#options.client()
      return client.chat.completions.create(body, { signal }).asResponse()
    }
  }

  #remaining(began: number): StreamLimits {
    const { firstTokenMs, idleMs, totalMs, retryBudgetMs } = this.#options.limits
    const spent = this.#options.clock() - began
    return {
      idleMs,
      firstTokenMs: Math.max(1, Math.min(firstTokenMs, retryBudgetMs - spent)),
      totalMs: Math.max(1, totalMs - spent),
    }
  }

  /** Some servers refuse fields that they do not know: leave those away from now on. */
  #adaptTo({ status, cause }: ModelFailure): boolean {
    if ((status !== 400 && status !== 422) || !(cause instanceof Error)) return false
    if (this.#sendsUsageWish && /stream_options|include_usage/.test(cause.message)) {
      this.#sendsUsageWish = false
      return true
    }
    if (this.#limitField === null || !cause.message.includes(this.#limitField)) return false
    this.#limitField = this.#limitField === 'max_completion_tokens' ? 'max_tokens' : null
    return true
  }

  async #waitToRetry(
    failure: ModelFailure,
    retries: number,
    began: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { limits, clock } = this.#options
    if (!failure.mayPass || retries >= limits.retries) throw failure
    const backOff = limits.backOffMs * 2 ** retries * (0.5 + Math.random() / 2)
    // Never before the moment that the server named, and not everybody at that very moment.
    const wait =
      failure.retryAfterMs === null ? backOff : failure.retryAfterMs + Math.random() * limits.backOffMs
    const isTooLong = wait > limits.longestWaitMs || clock() - began + wait >= limits.retryBudgetMs
    if (isTooLong) throw failure
    await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}
