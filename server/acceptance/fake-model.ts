/** A model server for tests: speaks the vendor's streaming format, fails on demand, and checks what it is asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { openRequestCheck } from './check-model-request.ts'
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
  const changes = new Changes()
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const problems = check(request, text)
      if (problems.length > 0) {
        violations.push(...problems)
        return refuse(response, problems)
      }
      const body = JSON.parse(text)
      const ended = new Promise<void>((resolve) => response.once('close', resolve))
      requests.push({ headers: request.headers, model: body.model, messages: body.messages, body, ended })
      changes.tell()
      return sendFakeAnswer(response, script.next(), body)
    })
  })
  const sockets = trackSockets(server, changes)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    violations,
    answerWith: (...answers) => script.set(answers),
    connections: () => sockets.size,
    allClosed: () => changes.until(() => sockets.size === 0),
    async request(nth) {
      await changes.until(() => requests.length >= nth)
      return requests[nth - 1] as FakeModelRequest
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
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

/** Waits for conditions without looking at a clock. */
class Changes {
  #waiting: (() => void)[] = []

  tell(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}

function trackSockets(server: ReturnType<typeof createServer>, changes: Changes): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    // A client that goes away in the middle is what some tests are about.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      sockets.delete(socket)
      changes.tell()
    })
  })
  return sockets
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function refuse(response: ServerResponse, problems: string[]): void {
  const error = { message: problems.join('; '), type: 'invalid_request_error', param: null, code: null }
  response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
}
