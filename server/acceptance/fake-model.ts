/** A model server for tests: speaks the vendor's streaming format, fails on demand, and checks what it is asked. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { openRequestCheck } from './check-model-request.ts'
import { openFakeServer } from './fake-server.ts'
import { type FakeAnswer, sendFakeAnswer } from './send-fake-answer.ts'

export interface FakeModelRequest {
  headers: IncomingMessage['headers']
  model: string
  messages: { role: string; content: string }[]
  /** The whole body. */
  body: Record<string, unknown>
  /** Settles when the response ended, by whichever side. */
  ended: Promise<void>
}

export interface FakeModel {
  /** For `OPENAI_BASE_URL`. */
  url: string
  /** Requests that were well formed, oldest first. */
  requests: FakeModelRequest[]
  /** What was wrong with the others; a test asserts that there are none. */
  violations: string[]
  /** Answers for the next requests in turn; the last one stays for all that follow. */
  answerWith(...answers: [FakeAnswer, ...FakeAnswer[]]): void
  /** Connections that are open now. */
  connections(): number
  /** Settles when no connection is open. */
  allClosed(): Promise<void>
  /** Settles with the nth request (from 1), at once if it came already. */
  request(nth: number): Promise<FakeModelRequest>
  close(): Promise<void>
}

/** Listens on a free loopback port. Without `answerWith` it says one sentence that cites the first passage. */
export async function openFakeModel(): Promise<FakeModel> {
  const check = await openRequestCheck()
  const script = new Script()
  const requests: FakeModelRequest[] = []
  const violations: string[] = []
  const server = await openFakeServer((request, text, response) => {
    const problems = check(request, text)
    if (problems.length > 0) {
      violations.push(...problems)
      return refuse(response, problems)
    }
    const body = JSON.parse(text)
    const ended = new Promise<void>((resolve) => response.once('close', resolve))
    requests.push({ headers: request.headers, model: body.model, messages: body.messages, body, ended })
    server.tell()
    void sendFakeAnswer(response, script.next(), body)
  })
  return {
    url: `${server.origin}/v1`,
    requests,
    violations,
    answerWith: (...answers) => script.set(answers),
    connections: server.connections,
    allClosed: () => server.until(() => server.connections() === 0),
    async request(nth) {
      await server.until(() => requests.length >= nth)
      return requests[nth - 1] as FakeModelRequest
    },
    close: server.close,
  }
}

class Script {
  #answers: FakeAnswer[] = [{ kind: 'ok', text: 'Here is what I found. [1]' }]

  set(answers: [FakeAnswer, ...FakeAnswer[]]): void {
    this.#answers = [...answers]
  }

  next(): FakeAnswer {
    const [first] = this.#answers
    if (this.#answers.length > 1) this.#answers.shift()
    return first ?? { kind: 'empty' }
  }
}

function refuse(response: ServerResponse, problems: string[]): void {
  const error = { message: problems.join('; '), type: 'invalid_request_error', param: null, code: null }
  response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
}
