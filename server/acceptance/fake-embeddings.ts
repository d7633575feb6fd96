/** An embedding server for tests: texts that share a meaning lie close, it fails on demand, and checks what it is asked. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { type BodyCheck, describedCheck } from './described-check.ts'
import { openFakeServer } from './fake-server.ts'

export type FakeEmbedding =
  | { kind: 'ok'; usage?: boolean }
  /** Numbers as they are, whatever was asked for, without their places. */
  | { kind: 'plain' }
  /** In the wrong order, each with its place. */
  | { kind: 'mixed' }
  | { kind: 'error'; status: number; message?: string; retryAfter?: string }
  /** Refuses requests whose text holds this, and answers the others. */
  | { kind: 'refuses_text'; text: string; status?: number }
  /** Refuses requests that carry the field with this value, and answers the others. */
  | { kind: 'refuses_field'; field: 'encoding_format' | 'dimensions'; value: unknown }
  /** Not even headers. */
  | { kind: 'silent' }
  /** Headers and half a body. */
  | { kind: 'stall' }
  /** The same vectors, cut to so many numbers. */
  | { kind: 'shorter'; dimensions: number }
  /** This body, as it is. */
  | { kind: 'raw'; body: string }
  /** Each vector as this. */
  | { kind: 'vectors'; vector: unknown }
  /** So many vectors less (or more) than texts. */
  | { kind: 'count'; less: number }
  | { kind: 'endless' }

export interface FakeEmbeddingRequest {
  model: string
  input: string[]
  body: Record<string, unknown>
}

export interface FakeEmbeddings {
  /** For `OPENAI_BASE_URL`. */
  url: string
  /** Requests that were well formed, oldest first. */
  requests: FakeEmbeddingRequest[]
  /** Every text that was sent, in the order of sending. */
  texts(): string[]
  /** What was wrong with the others; a test asserts that there are none. */
  violations: string[]
  /** Answers for the next requests in turn; the last one stays for all that follow. */
  answerWith(...answers: [FakeEmbedding, ...FakeEmbedding[]]): void
  /** Settles when so many texts have been sent. */
  sent(texts: number): Promise<void>
  /** Settles when no request is without an answer. */
  answered(): Promise<void>
  close(): Promise<void>
}

/** @param meanings groups of words that mean the same; words of no group mean nothing */
export async function openFakeEmbeddings(...meanings: string[][]): Promise<FakeEmbeddings> {
  const check = await describedCheck('CreateEmbeddingRequest')
  const requests: FakeEmbeddingRequest[] = []
  const violations: string[] = []
  let script: FakeEmbedding[] = [{ kind: 'ok' }]
  let open = 0
  const server = await openFakeServer((request, text, response) => {
    const problems = problemsOf(request, text, check)
    violations.push(...problems)
    if (problems.length > 0) return fail(response, { status: 400, message: problems.join('; ') })
    const body = JSON.parse(text)
    requests.push({ model: body.model, input: body.input, body })
    open += 1
    response.once('close', () => {
      open -= 1
      server.tell()
    })
    server.tell()
    const answer = script[0] as FakeEmbedding
    if (script.length > 1) script = script.slice(1)
    const vectors = body.input.map((words: string) => vectorOf(words, meanings))
    send({ response, body, vectors }, answer)
  })
  const texts = () => requests.flatMap(({ input }) => input)
  return {
    url: `${server.origin}/v1`,
    requests,
    texts,
    violations,
    answerWith: (...answers) => {
      script = answers
    },
    sent: (count) => server.until(() => texts().length >= count),
    answered: () => server.until(() => open === 0),
    close: server.close,
  }
}

const bodySchema = z.strictObject({
  model: z.string().min(1),
  input: z.array(z.string().trim().min(1).max(8_000)).min(1).max(64),
  encoding_format: z.enum(['base64', 'float']),
  dimensions: z.int().positive().optional(),
})

function problemsOf({ method, url, headers }: IncomingMessage, text: string, check: BodyCheck): string[] {
  const body = JSON.parse(text)
  const own = bodySchema.safeParse(body)
  return [
    ...(method === 'POST' && url === '/v1/embeddings' ? [] : [`${method} ${url} is no such call`]),
    ...(/^Bearer \S+$/.test(headers.authorization ?? '') ? [] : ['no bearer key']),
    ...(own.success ? [] : own.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`)),
    ...check(body),
  ]
}

interface AskedBody {
  model: string
  input: string[]
  encoding_format: 'base64' | 'float'
  dimensions?: number
}

/** What one request is answered with. */
interface Asked {
  response: ServerResponse
  body: AskedBody
  /** What the texts mean. */
  vectors: number[][]
}

type Kind = FakeEmbedding['kind']
type Sender<K extends Kind> = (asked: Asked, answer: Extract<FakeEmbedding, { kind: K }>) => void

function send(asked: Asked, answer: FakeEmbedding): void {
  const sender = senders[answer.kind] as Sender<Kind>
  sender(asked, answer)
}

const senders: { [K in Kind]: Sender<K> } = {
  ok: (asked, { usage = true }) => give(asked, placed(asked, asked.vectors), usage),
  plain: (asked) => give(asked, plain(asked.vectors)),
  mixed: (asked) => give(asked, placed(asked, asked.vectors).reverse()),
  shorter: (asked, { dimensions }) =>
    give(
      asked,
      placed(
        asked,
        asked.vectors.map((vector) => vector.slice(0, dimensions)),
      ),
    ),
  vectors: (asked, { vector }) => give(asked, plain(asked.vectors.map(() => vector))),
  count: (asked, { less }) => {
    const { vectors } = asked
    give(asked, placed(asked, [...vectors, ...vectors].slice(0, vectors.length - less)))
  },
  error: ({ response }, answer) => fail(response, answer),
  refuses_text: (asked, { text, status = 400 }) => {
    if (!asked.body.input.some((given) => given.includes(text))) return senders.ok(asked, { kind: 'ok' })
    fail(asked.response, { status, message: 'This text is too long.' })
  },
  refuses_field: (asked, { field, value }) => {
    if (asked.body[field] !== value) return senders.ok(asked, { kind: 'ok' })
    fail(asked.response, { status: 400, message: `Unknown value of ${field}.` })
  },
  raw: ({ response }, { body }) => {
    begin(response).end(body)
  },
  stall: ({ response }) => {
    begin(response).write('{"object":"li')
  },
  endless: ({ response }) => {
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(1024 * 1024)));
    }
    begin(response).on('drain', more)
    more()
  },
  silent: () => {},
}

function begin(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'application/json' })
}

function give({ response, body }: Asked, data: object[], withUsage = true): void {
  const tokens = body.input.length * 7
  const usage = { prompt_tokens: tokens, total_tokens: tokens }
  begin(response).end(
    JSON.stringify({ object: 'list', model: body.model, data, ...(withUsage && { usage }) }),
  )
}

/** As the vendor does. */
function placed({ body }: Asked, vectors: number[][]): object[] {
  const form = (vector: number[]) => (body.encoding_format === 'base64' ? packed(vector) : vector)
  return vectors.map((vector, index) => ({ object: 'embedding', index, embedding: form(vector) }))
}

function plain(vectors: unknown[]): object[] {
  return vectors.map((embedding) => ({ object: 'embedding', embedding }))
}

function fail(
  response: ServerResponse,
  { status, message = 'It failed.', retryAfter }: { status: number; message?: string; retryAfter?: string },
): void {
  const error = { message, type: 'invalid_request_error', param: null, code: null }
  const headers = { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) }
  response.writeHead(status, headers).end(JSON.stringify({ error }))
}

function packed(vector: number[]): string {
  return Buffer.from(Float32Array.from(vector).buffer).toString('base64')
}

/** One number for each group of words, and a last one that all texts have a little of. */
function vectorOf(text: string, meanings: string[][]): number[] {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu))
  const shares = meanings.map((group) => group.filter((word) => words.has(word)).length)
  return [...shares, 0.2]
}
