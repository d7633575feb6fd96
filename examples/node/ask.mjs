/**
 * Asks one question through the API and prints the answer with its sources.
 *
 *     DESKBELL_URL=http://localhost:3000 DESKBELL_API_KEY=dk_… node ask.mjs [--stream] "Are you open on Sunday?"
 */
import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** A problem that is worth a sentence and not a stack trace. */
export class AskError extends Error {
  name = 'AskError'
}

/**
 * Sends the question and waits for the whole answer.
 * @param {{ url: string, key: string, session: string, message: string }} question
 */
export async function ask(question) {
  const response = await post(question, 'application/json')
  return response.json()
}

/**
 * Sends the question and gives the events of the answer as they arrive: `intent`, `sources`, `text.delta`,
 * `text.restart` when what was said so far does not count, and, last, `done` or `error`.
 * @param {{ url: string, key: string, session: string, message: string }} question
 */
export async function* askStreaming(question) {
  const response = await post(question, 'text/event-stream')
  for await (const { event, data } of readEvents(response.body)) yield { ...JSON.parse(data), type: event }
}

/**
 * Reads server-sent events, however the network cuts them.
 * @param {AsyncIterable<Uint8Array>} body
 */
export async function* readEvents(body) {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true })
    // A chunk may end between the two characters of one line break.
    const held = rest.endsWith('\r') ? '\r' : ''
    const blocks = (held ? rest.slice(0, -1) : rest).replaceAll('\r\n', '\n').split('\n\n')
    rest = (blocks.pop() ?? '') + held
    for (const block of blocks) {
      const event = parseEvent(block)
      if (event) yield event
    }
  }
}

/** A block of nothing but comments, such as a heartbeat, is no event. */
function parseEvent(block) {
  const lines = block.split('\n')
  const valuesOf = (field) =>
    lines
      .filter((line) => line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).trimStart())
  const data = valuesOf('data')
  return data.length === 0 ? null : { event: valuesOf('event').at(-1) ?? 'message', data: data.join('\n') }
}

async function post({ url, key, session, message }, accept) {
  const address = new URL('/api/v1/chat', url)
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, 'x-api-key': key },
    body: JSON.stringify({ session_id: session, message }),
  }).catch((error) => {
    throw new AskError(`Could not reach ${address.origin}: ${error.cause?.code ?? error.message}`)
  })
  if (!response.ok) throw new AskError(await problemOf(response))
  return response
}

/** Errors are problem details (RFC 9457); something between us and the server may answer otherwise. */
async function problemOf(response) {
  const problem = await response.json().catch(() => ({}))
  const what = problem.detail ?? problem.title ?? response.statusText
  const request = problem.request_id ? ` (request ${problem.request_id})` : ''
  return `${response.status} ${problem.code ?? 'error'}: ${what}${request}`
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stream: { type: 'boolean', default: false }, session: { type: 'string' } },
  })
  const message = positionals.join(' ')
  if (!message) throw new AskError('Usage: node ask.mjs [--stream] [--session id] "your question"')
  const question = {
    url: setting('DESKBELL_URL'),
    key: setting('DESKBELL_API_KEY'),
    session: values.session ?? randomUUID(),
    message,
  }
  const { reply } = values.stream ? await printPieces(question) : await printWhole(question)
  printSources(reply?.sources ?? [])
}

function setting(name) {
  const value = process.env[name]
  if (!value) throw new AskError(`${name} is not set`)
  return value
}

async function printWhole(question) {
  const answer = await ask(question)
  console.log(answer.reply?.text ?? 'A person has taken over this conversation and will answer in it.')
  return answer
}

async function printPieces(question) {
  let printed = false
  for await (const event of askStreaming(question)) {
    if (event.type === 'error') throw new AskError(`${event.code}: ${event.detail}`)
    const piece = pieceOf(event)
    process.stdout.write(piece)
    printed ||= piece !== ''
    if (event.type === 'done') {
      const handedOff = 'A person has taken over this conversation and will answer in it.'
      process.stdout.write(printed ? '\n' : `${event.reply?.text ?? handedOff}\n`)
      return event
    }
  }
  throw new AskError('The answer broke off')
}

function pieceOf({ type, delta }) {
  if (type === 'text.restart') return '\n\nThe answer begins anew:\n'
  return type === 'text.delta' ? delta : ''
}

function printSources(sources) {
  if (sources.length === 0) return
  console.log('\nSources:')
  for (const { title, quote, url } of sources) console.log(`- ${title}: “${quote}”${url ? ` ${url}` : ''}`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(
      error instanceof AskError || error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error,
    )
    process.exitCode = 1
  })
}
