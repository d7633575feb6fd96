/** The ways in which the fake model answers, well and badly. */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type FakeAnswer =
  /** `pieces` instead of `text`: the exact contents of the chunks. */
  | { kind: 'ok'; text?: string; pieces?: string[]; chunkSize?: number; delayMs?: number; usage?: boolean }
  /** Text and `finish_reason`, then the connection stays open: no `[DONE]`, no end. */
  | { kind: 'never_ends'; text: string }
  | { kind: 'rate_limited'; retryAfter?: string }
  | { kind: 'error'; status: number; code?: string; message?: string }
  /** Refuses requests that carry the field, and answers the others. */
  | { kind: 'refuses_field'; field: string; text: string }
  /** Not even headers. */
  | { kind: 'silent' }
  /** Says so many chunks, then nothing, the connection open. */
  | { kind: 'stall'; after: number }
  /** Says so many chunks, then only comments. */
  | { kind: 'keepalive'; after?: number; everyMs: number }
  | { kind: 'cut'; after: number }
  /** Ends the body in order, but without finishing the text. */
  | { kind: 'ends_early'; after: number }
  | { kind: 'garbage'; after: number; line?: string }
  | { kind: 'cut_utf8'; after: number }
  /** One chunk of so many bytes without a line break. */
  | { kind: 'huge_chunk'; bytes: number }
  | { kind: 'error_in_stream'; after: number }
  | { kind: 'html' }
  | { kind: 'empty' }
  | { kind: 'endless'; piece?: string }
  | { kind: 'refusal'; after?: number }
  | { kind: 'filtered'; after: number }

type Kind = FakeAnswer['kind']
type Sender<K extends Kind> = (out: Stream, answer: Extract<FakeAnswer, { kind: K }>) => Promise<void> | void

interface AskedBody {
  model: string
  stream_options?: { include_usage?: boolean }
}

/** Answers one request; gives up quietly when the client goes away. */
export async function sendFakeAnswer(
  response: ServerResponse,
  answer: FakeAnswer,
  body: AskedBody,
): Promise<void> {
  const send = senders[answer.kind] as Sender<Kind>
  await send(new Stream(response, body), answer)
}

const senders: { [K in Kind]: Sender<K> } = {
  async ok(out, { text = '', pieces, chunkSize = 4, delayMs = 0, usage = true }) {
    out.begin()
    for (const piece of pieces ?? slices(text, chunkSize)) {
      if (delayMs > 0) await sleep(delayMs)
      await out.say(piece)
    }
    out.finish('stop')
    if (usage) out.usage()
    out.done()
  },
  async never_ends(out, { text }) {
    out.begin()
    for (const piece of slices(text, 4)) await out.say(piece)
    out.finish('stop')
  },
  rate_limited(out, { retryAfter }) {
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
    out.fail(429, { code: 'rate_limit_exceeded', message: 'Too many requests.' }, headers)
  },
  error(out, { status, code, message = 'It failed.' }) {
    out.fail(status, { code: code ?? null, message })
  },
  async refuses_field(out, { field, text }) {
    if (field in out.body) return out.fail(400, { code: null, message: `Unknown parameter: '${field}'.` })
    await senders.ok(out, { kind: 'ok', text, usage: false })
  },
  silent() {},
  async stall(out, { after }) {
    await out.sayWords(after)
  },
  async keepalive(out, { after = 0, everyMs }) {
    await out.sayWords(after)
    while (out.isOpen) {
      await out.write(': keep-alive\n\n')
      await sleep(everyMs)
    }
  },
  async cut(out, { after }) {
    await out.sayWords(after)
    out.destroy()
  },
  async ends_early(out, { after }) {
    await out.sayWords(after)
    out.end()
  },
  async garbage(out, { after, line = '{"choices":[{"delta":' }) {
    await out.sayWords(after)
    await out.write(`data: ${line}\n\n`)
    out.done()
  },
  async cut_utf8(out, { after }) {
    await out.sayWords(after)
    const whole = Buffer.from(out.chunk({ content: 'naïve' }, null))
    const half = whole.subarray(0, whole.indexOf('ï') + 1)
    await out.write(Buffer.concat([half, Buffer.from('ve"},"finish_reason":null}]}\n\n')]))
    out.done()
  },
  async huge_chunk(out, { bytes }) {
    out.begin()
    await out.write(`data: {"choices":[{"delta":{"content":"${'x'.repeat(bytes)}`)
    out.end()
  },
  async error_in_stream(out, { after }) {
    await out.sayWords(after)
    const error = { message: 'Overloaded.', type: 'server_error', param: null, code: 'overloaded' }
    await out.write(`data: ${JSON.stringify({ error })}\n\n`)
    out.end()
  },
  html(out) {
    out.page('<!doctype html><title>Gateway</title><h1>Log in to continue</h1>')
  },
  empty(out) {
    out.begin()
    out.finish('stop')
    out.done()
  },
  async endless(out, { piece = 'and so on ' }) {
    out.begin()
    while (out.isOpen) await out.say(piece)
  },
  async refusal(out, { after = 0 }) {
    await out.sayWords(after)
    await out.write(out.chunk({ refusal: 'I cannot help with that.' }, null))
    out.finish('stop')
    out.done()
  },
  async filtered(out, { after }) {
    await out.sayWords(after)
    out.finish('content_filter')
    out.done()
  },
}

/** Writes the vendor's event stream. */
class Stream {
  readonly body: AskedBody
  readonly #response: ServerResponse
  readonly #id = `chatcmpl-${Math.random().toString(36).slice(2)}`
  #words = 0

  constructor(response: ServerResponse, body: AskedBody) {
    this.#response = response
    this.body = body
  }

  get isOpen(): boolean {
    return !this.#response.destroyed
  }

  begin(): void {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' }
    this.#response.writeHead(200, { ...headers, 'x-request-id': this.#id })
    this.#response.write(this.chunk({ role: 'assistant', content: '', refusal: null }, null))
  }

  say(content: string): Promise<void> {
    return this.write(this.chunk({ content }, null))
  }

  /** Begins and says so many words, one a chunk. */
  async sayWords(count: number): Promise<void> {
    this.begin()
    for (; this.#words < count; this.#words += 1) await this.say(`word${this.#words} `)
  }

  finish(reason: string): void {
    this.#response.write(this.chunk({}, reason))
  }

  usage(): void {
    if (!this.body.stream_options?.include_usage) return
    const usage = { prompt_tokens: 40, completion_tokens: 12, total_tokens: 52 }
    this.#response.write(event({ ...this.#frame(), choices: [], usage }))
  }

  done(): void {
    this.#response.end('data: [DONE]\n\n')
  }

  fail(
    status: number,
    error: { code: string | null; message: string },
    headers: Record<string, string> = {},
  ): void {
    this.#response.writeHead(status, { 'content-type': 'application/json', ...headers })
    this.#response.end(JSON.stringify({ error: { type: 'invalid_request_error', param: null, ...error } }))
  }

  page(html: string): void {
    this.#response.writeHead(200, { 'content-type': 'text/html' }).end(html)
  }

  chunk(delta: object, finish: string | null): string {
    const usage = this.body.stream_options?.include_usage ? { usage: null } : {}
    const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish }]
    return event({ ...this.#frame(), choices, ...usage })
  }

  /** Each write is one packet, as tokens of a real model are. */
  async write(bytes: string | Buffer): Promise<void> {
    if (!this.isOpen) return
    const isFlushed = this.#response.write(bytes)
    if (isFlushed) return new Promise((resolve) => setImmediate(resolve))
    await new Promise<void>((resolve) => {
      this.#response.once('drain', resolve)
      this.#response.once('close', resolve)
    })
  }

  end(): void {
    this.#response.end()
  }

  destroy(): void {
    this.#response.destroy()
  }

  #frame(): object {
    return { id: this.#id, object: 'chat.completion.chunk', created: 1_795_000_000, model: this.body.model }
  }
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

function slices(text: string, size: number): string[] {
  const count = Math.ceil(text.length / size)
  return Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size))
}
