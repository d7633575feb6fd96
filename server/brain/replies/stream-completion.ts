/** One request to a model: the response is read token by token, within limits of time. */
import { asModelFailure } from './as-model-failure.ts'
import { ModelFailure } from './model-failure.ts'
import { parseChunk } from './parse-chunk.ts'
import { readEvents } from './read-events.ts'
import { type StreamLimits, StreamWatch } from './stream-watch.ts'

export interface TokenUsage {
  prompt_tokens: number | null
  completion_tokens: number | null
}

export interface CompletionRequest {
  /** Sends the request and gives the raw response. */
  open: (signal: AbortSignal) => Promise<Response>
  /** Takes each piece of text; false: enough, the rest is not wanted. */
  take: (content: string) => boolean
  signal: AbortSignal
  limits: StreamLimits
}

/** Rejects with a ModelFailure, or with the signal's reason once it is aborted. */
export async function streamCompletion(request: CompletionRequest): Promise<TokenUsage> {
  const { signal, limits } = request
  signal.throwIfAborted()
  const watch = new StreamWatch(signal, limits)
  try {
    const response = await request.open(watch.signal)
    const usage = await relay(eventStreamOf(response), request.take, watch)
    signal.throwIfAborted()
    return usage
  } catch (error) {
    const failure = watch.failure ?? error
    watch.abort()
    signal.throwIfAborted()
    throw asModelFailure(failure)
  } finally {
    watch.close()
  }
}

function eventStreamOf(response: Response): ReadableStream<Uint8Array> {
  const type = response.headers.get('content-type') ?? 'text/event-stream'
  if (!response.body || !type.includes('event-stream')) throw new ModelFailure('not_a_stream')
  return response.body
}

async function relay(
  body: ReadableStream<Uint8Array>,
  take: CompletionRequest['take'],
  watch: StreamWatch,
): Promise<TokenUsage> {
  const reading = new Reading(take, watch)
  try {
    for await (const events of readEvents(body, watch.signal)) {
      for (const event of events) if (!reading.goesOnAfter(event)) return reading.usage
    }
  } catch (error) {
    // The text was whole already; what broke is what follows it.
    if (!reading.isWhole) throw error
  }
  if (!reading.isWhole) throw new ModelFailure('cut_off')
  return reading.usage
}

/** What has been read of one stream. */
class Reading {
  usage: TokenUsage = { prompt_tokens: null, completion_tokens: null }
  /** True once the server said that the text is finished. */
  isWhole = false
  readonly #take: CompletionRequest['take']
  readonly #watch: StreamWatch

  constructor(take: CompletionRequest['take'], watch: StreamWatch) {
    this.#take = take
    this.#watch = watch
  }

  /** False after the last event that matters. */
  goesOnAfter(event: string): boolean {
    if (event === '[DONE]') return false
    const chunk = parseChunk(event)
    if (chunk.usage) this.usage = chunk.usage
    if (chunk.content !== '' && !this.#takes(chunk.content)) return false
    if (chunk.isLast) this.#watch.textEnded()
    this.isWhole ||= chunk.isLast
    return true
  }

  #takes(content: string): boolean {
    this.#watch.textCame()
    const isWanted = this.#take(content)
    if (!isWanted) this.#watch.abort()
    return isWanted
  }
}
