/** The way to an embedding model behind any OpenAI-compatible server: texts in, vectors of length 1 out. */
import type { OpenAI } from 'openai'
import type { Metrics } from '../../../platform/telemetry/open-metrics.ts'
import { asEmbeddingFailure, EmbeddingFailure } from './embedding-failure.ts'
import { type Embeddings, readEmbeddings } from './read-embeddings.ts'

export interface EmbeddingServer {
  /** Many servers on an own machine need none. */
  apiKey?: string | undefined
  /** @default the vendor's own */
  baseUrl?: string | undefined
  model: string
}

export interface EmbeddingCall {
  purpose: 'articles' | 'question'
  /** Until headers come, each time it is tried. */
  attemptMs: number
  /** Until the answer is read, retries and their pauses included. */
  totalMs: number
  /** Of what may pass by itself: no connection, 408, 409, 429, 500 and above. */
  retries: number
}

export interface EmbeddingClient {
  readonly model: string
  /** Numbers in a vector, once an answer has shown it. */
  readonly dimensions: number | null
  /** One vector for each text. Rejects with an EmbeddingFailure. */
  embed(texts: readonly string[], call: EmbeddingCall): Promise<Float32Array[]>
  /** Loads what a first call would load. */
  warm(): void
  /** Breaks off the calls in hand. */
  close(): void
}

export interface EmbeddingClientOptions extends EmbeddingServer {
  metrics: Pick<Metrics, 'embeddingCalls' | 'embeddingTokens'>
}

type Body = OpenAI.EmbeddingCreateParams

/** Longest answer that is read: 64 vectors of the largest models, written out, are a third of it. */
const mostBytes = 32 * 1024 * 1024
/** The vendor's models may be asked for fewer numbers, at a third of the memory and hardly any loss. */
const shortened = { models: /^text-embedding-3-/, dimensions: 512 }

export function openEmbeddingClient(options: EmbeddingClientOptions): EmbeddingClient {
  const { model, metrics } = options
  const load = lazyClient(options)
  const closing = new AbortController()
  const wishes = openWishes(model)
  let dimensions: number | null = null

  const send = async (texts: readonly string[], call: EmbeddingCall): Promise<Embeddings> => {
    const client = await load()
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(call.totalMs)])
    const limits = { signal, timeout: call.attemptMs, maxRetries: call.retries }
    const body: Body = { model, input: [...texts], ...wishes.fields() }
    const response = await client.embeddings.create(body, limits).asResponse()
    return readEmbeddings(await textOf(response), texts.length)
  }
  /** A server may refuse each wish once. */
  const ask = async (texts: readonly string[], call: EmbeddingCall): Promise<Embeddings> => {
    for (;;) {
      try {
        return await send(texts, call)
      } catch (error) {
        const failure = asEmbeddingFailure(error)
        if (!wishes.giveUp(failure)) throw failure
      }
    }
  }
  return {
    model,
    get dimensions() {
      return dimensions
    },
    embed: async (texts, call) => {
      try {
        const { vectors, tokens } = await ask(texts, call)
        metrics.embeddingTokens.inc({ purpose: call.purpose }, tokens)
        const size = vectors[0]?.length ?? 0
        dimensions ??= size
        if (size !== dimensions) throw new EmbeddingFailure('wrong_answer')
        metrics.embeddingCalls.inc({ purpose: call.purpose, outcome: 'ok' })
        return vectors
      } catch (error) {
        metrics.embeddingCalls.inc({ purpose: call.purpose, outcome: 'failed' })
        throw error
      }
    },
    // A failure shows at the first call.
    warm: () => void load().catch(() => {}),
    close: () => closing.abort(),
  }
}

/** Loads the vendor's client on the first call; it is large and many installations have no model. */
function lazyClient({ apiKey, baseUrl }: EmbeddingServer): () => Promise<OpenAI> {
  let client: Promise<OpenAI> | null = null
  const load = async () => {
    const sdk = await import('openai')
    const options = { organization: null, project: null, logLevel: 'off' } as const
    return new sdk.OpenAI({ ...options, apiKey: apiKey ?? 'none', baseURL: baseUrl ?? null })
  }
  return () => {
    client ??= load()
    return client
  }
}

/** What is asked for beside the vectors, as long as the server does not refuse it. */
function openWishes(model: string) {
  const fields: Pick<Body, 'encoding_format' | 'dimensions'> = shortened.models.test(model)
    ? { dimensions: shortened.dimensions }
    : {}
  return {
    fields: () => fields,
    /** True when the failure was about a wish: without it the same texts may do. */
    giveUp: ({ isRefusal, saying }: EmbeddingFailure): boolean => {
      if (isRefusal && fields.dimensions !== undefined && saying.includes('dimension')) {
        delete fields.dimensions
        return true
      }
      // Unless told otherwise the client asks for base64, which is small and quick to read, but not known everywhere.
      if (!isRefusal || fields.encoding_format || !/encoding_format|base64/.test(saying)) return false
      fields.encoding_format = 'float'
      return true
    },
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new EmbeddingFailure('wrong_answer')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
