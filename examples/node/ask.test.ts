import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ChatResponse } from '#wire'

const program = fileURLToPath(new URL('./ask.mjs', import.meta.url))
const answer: ChatResponse = {
  conversation_id: 'cnv_1',
  message_id: 'msg_1',
  seq: 1,
  handoff: false,
  reply: {
    id: 'msg_2',
    seq: 2,
    text: 'Ja, schön: until 1 PM.',
    intent: null,
    sources: [{ title: 'Opening hours', quote: 'Saturday 8:00 AM – 1:00 PM' }],
    answered_by: 'facts',
    handoff: false,
  },
}

type Respond = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A server that answers like Deskbell's chat call. */
async function openDesk(respond: Respond) {
  const server = createServer(async (request, response) => {
    request.setEncoding('utf8')
    let body = ''
    for await (const text of request) body += text
    respond(request, response, body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function run(arguments_: string[], environment: Record<string, string>) {
  return new Promise<{ code: unknown; output: string; complaint: string }>((resolve) => {
    execFile(process.execPath, [program, ...arguments_], { env: environment }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, output: stdout, complaint: stderr })
    })
  })
}

const keyed = (url: string) => ({ DESKBELL_URL: url, DESKBELL_API_KEY: 'dk_secret' })

test('prints the answer and where it comes from', async () => {
  const asked: unknown[] = []
  await using desk = await openDesk((request, response, body) => {
    asked.push(request.url, request.headers['x-api-key'], JSON.parse(body))
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  const { code, output } = await run(['--session', 's1', 'Open', 'on Saturday?'], keyed(desk.url))
  expect(asked).toEqual(['/api/v1/chat', 'dk_secret', { session_id: 's1', message: 'Open on Saturday?' }])
  expect(output).toBe('Ja, schön: until 1 PM.\n\nSources:\n- Opening hours: “Saturday 8:00 AM – 1:00 PM”\n')
  expect(code).toBe(0)
})

test('prints streamed pieces, wherever the network cuts them', async () => {
  const stream = [
    ': heartbeat\n\n',
    'event: intent\r\ndata: {"intent":null}\r\n\r\n',
    'event: text.delta\ndata: {"delta":"Ja, schön: "}\n\n',
    'event: text.delta\ndata: {"delta":"until 1 PM."}\n\n',
    `event: done\ndata: ${JSON.stringify({ type: 'done', ...answer })}\n\n`,
  ].join('')
  await using desk = await openDesk((_, response) => {
    response.setHeader('content-type', 'text/event-stream')
    for (const byte of Buffer.from(stream)) response.write(Buffer.of(byte))
    response.end()
  })
  const { code, output } = await run(['--stream', 'Open?'], keyed(desk.url))
  expect(output).toContain('Ja, schön: until 1 PM.\n\nSources:\n- Opening hours')
  expect(code).toBe(0)
})

test('an answer that begins anew is told apart from what was said before', async () => {
  const stream = [
    'event: text.delta\ndata: {"delta":"No, I"}\n\n',
    'event: text.restart\ndata: {}\n\n',
    'event: text.delta\ndata: {"delta":"Yes."}\n\n',
    `event: done\ndata: ${JSON.stringify({ type: 'done', ...answer })}\n\n`,
  ].join('')
  await using desk = await openDesk((_, response) => {
    response.setHeader('content-type', 'text/event-stream').end(stream)
  })
  const { output } = await run(['--stream', 'Open?'], keyed(desk.url))
  expect(output).toMatch(/^No, I\n\nThe answer begins anew:\nYes\.\n\nSources:/)
})

test.each([
  ['whole', []],
  ['streamed', ['--stream']],
])('a problem is told and fails the command (%s)', async (_, flags) => {
  await using desk = await openDesk((__, response) => {
    response.writeHead(401, { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({ status: 401, code: 'unauthorized', detail: 'Unknown key.', request_id: 'req_7' }),
    )
  })
  const { code, output, complaint } = await run([...flags, 'Open?'], keyed(desk.url))
  expect(complaint).toBe('401 unauthorized: Unknown key. (request req_7)\n')
  expect({ code, output }).toEqual({ code: 1, output: '' })
})

test.each([
  [
    'an error event',
    'event: error\ndata: {"code":"model_failed","detail":"Try again."}\n\n',
    'model_failed: Try again.',
  ],
  ['an early end', 'event: text.delta\ndata: {"delta":"Yes"}\n\n', 'The answer broke off'],
])('a stream with %s fails the command', async (_, stream, reason) => {
  await using desk = await openDesk((__, response) => {
    response.setHeader('content-type', 'text/event-stream').end(stream)
  })
  const { code, complaint } = await run(['--stream', 'Open?'], keyed(desk.url))
  expect({ code, complaint }).toEqual({ code: 1, complaint: `${reason}\n` })
})

test('says when a person has taken over', async () => {
  await using desk = await openDesk((_, response) => {
    response.end(JSON.stringify({ ...answer, reply: null, handoff: true }))
  })
  expect((await run(['Open?'], keyed(desk.url))).output).toMatch(/^A person has taken over/)
})

test('names what is missing', async () => {
  expect((await run(['Open?'], {})).complaint).toBe('DESKBELL_URL is not set\n')
  expect((await run([], {})).complaint).toMatch(/^Usage:/)
  const nobody = await run(['Open?'], keyed('http://127.0.0.1:1'))
  expect(nobody).toMatchObject({
    code: 1,
    complaint: expect.stringMatching(/^Could not reach http:\/\/127.0.0.1:1/),
  })
})
