/** The clock over one streamed answer: it aborts the request when the caller does, or when nothing came for too long. */
import { ModelFailure } from './model-failure.ts'

export interface StreamLimits {
  /** Until the first text, from the request on. */
  firstTokenMs: number
  /** Between two pieces of text; keep-alive comments do not count. */
  idleMs: number
  /** For the whole request. */
  totalMs: number
}

/** How long usage may come after the last text. */
const usageMs = 1_000

export class StreamWatch {
  failure: ModelFailure | null = null
  readonly #controller = new AbortController()
  readonly #caller: AbortSignal
  readonly #idleMs: number
  readonly #total: NodeJS.Timeout
  #idle: NodeJS.Timeout
  #hasText = false

  constructor(caller: AbortSignal, limits: StreamLimits) {
    this.#caller = caller
    this.#idleMs = limits.idleMs
    this.#total = this.#failAfter(limits.totalMs, 'too_slow')
    this.#idle = this.#failAfter(limits.firstTokenMs, 'no_first_token')
    caller.addEventListener('abort', this.abort, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  textCame(): void {
    if (this.#hasText) this.#idle.refresh()
    else this.#waitAnew(this.#idleMs)
    this.#hasText = true
  }

  textEnded(): void {
    this.#waitAnew(Math.min(usageMs, this.#idleMs))
  }

  readonly abort = (): void => this.#controller.abort()

  close(): void {
    clearTimeout(this.#idle)
    clearTimeout(this.#total)
    this.#caller.removeEventListener('abort', this.abort)
  }

  #waitAnew(ms: number): void {
    clearTimeout(this.#idle)
    this.#idle = this.#failAfter(ms, 'stalled')
  }

  #failAfter(ms: number, reason: 'no_first_token' | 'stalled' | 'too_slow'): NodeJS.Timeout {
    return setTimeout(() => {
      this.failure ??= new ModelFailure(reason)
      this.abort()
    }, ms)
  }
}
