/** The fake model speaks as the vendor does and does not let a wrong request pass. */
import { expect, test } from 'vitest'
import { openFakeModel } from './fake-model.ts'

const good = {
  model: 'small',
  messages: [
    { role: 'system', content: 'Rules.' },
    { role: 'user', content: 'May I park?' },
  ],
  stream: true,
  stream_options: { include_usage: true },
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const json = { 'content-type': 'application/json', authorization: 'Bearer key' }
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  })
}

test('an answer is a stream of chunks with usage at the end and a closing mark', async () => {
  const model = await openFakeModel()
  model.answerWith({ kind: 'ok', text: 'Yes, we do.' })
  const response = await post(model.url, good)
  const events = (await response.text()).split('\n\n').filter(Boolean)
  await model.close()
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(events.at(-1)).toBe('data: [DONE]')
  const chunks = events.slice(0, -1).map((event) => JSON.parse(event.replace('data: ', '')))
  expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Yes, we do.')
  expect(chunks.at(-2).choices[0].finish_reason).toBe('stop')
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 40, completion_tokens: 12 } })
  expect(model.violations).toEqual([])
  expect(model.requests).toHaveLength(1)
})

test.each([
  ['a field that we do not mean to send', { ...good, tools: [] }, {}],
  ['a key in the body', { ...good, api_key: 'secret' }, {}],
  ['no stream', { ...good, stream: false }, {}],
  [
    'a message of another role',
    { ...good, messages: [...good.messages, { role: 'tool', content: 'x' }] },
    {},
  ],
  ['a second system message', { ...good, messages: [good.messages[0], ...good.messages] }, {}],
  ['an empty message', { ...good, messages: [good.messages[0], { role: 'user', content: '' }] }, {}],
  ['no key', good, { authorization: '' }],
])('%s is refused and remembered', async (_what, body, headers) => {
  const model = await openFakeModel()
  const response = await post(model.url, body, headers)
  await model.close()
  expect(response.status).toBe(400)
  expect(model.violations.length).toBeGreaterThan(0)
  expect(model.requests).toEqual([])
})
