/** Conversations over the API: listed, read message by message, and with the reasons for each answer. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Conversation, Message } from '#wire'
import { sharedApp } from './open-test-app.ts'

beforeAll(() => sharedApp())
const open = async () => (await sharedApp()).signUp('Garage')

test('conversations are listed newest first, page by page, while new ones begin', async () => {
  const garage = await open()
  const begin = async (text: string) => (await (await garage.website.opensChat()).asks(text)).conversation_id
  const begun = []
  for (const text of ['one', 'two', 'three', 'four', 'five']) begun.push(await begin(text))
  const first = (await garage.api('GET', '/api/v1/conversations?limit=2')).body
  await begin('six')
  const second = (await garage.api('GET', `/api/v1/conversations?limit=2&cursor=${first.next_cursor}`)).body
  const third = (await garage.api('GET', `/api/v1/conversations?limit=2&cursor=${second.next_cursor}`)).body
  const ids = [first, second, third].flatMap(({ data }) => data.map(({ id }: Conversation) => id))
  expect(ids).toEqual(begun.reverse())
  expect([first.has_more, second.has_more, third.has_more]).toEqual([true, true, false])
  expect(third.next_cursor).toBeNull()
})

test('a list of conversations is narrowed to the open or the closed ones', async () => {
  const garage = await open()
  const [ann, ben] = [await garage.website.opensChat(), await garage.website.opensChat()]
  const [left, stays] = [await ann.asks('Hello'), await ben.asks('Hello')]
  await ann.emit('end', {})
  const idsOf = async (query: string) =>
    (await garage.api('GET', `/api/v1/conversations${query}`)).body.data.map(({ id }: Conversation) => id)
  expect(await idsOf('?status=open')).toEqual([stays.conversation_id])
  expect(await idsOf('?status=closed')).toEqual([left.conversation_id])
  expect(await idsOf('')).toEqual([stays.conversation_id, left.conversation_id])
})

test('messages are read after a place, page by page, with the head of the conversation', async () => {
  const garage = await open()
  const visitor = await garage.website.opensChat()
  for (const text of ['one', 'two']) await visitor.asks(`word ${text}`)
  const { conversation_id } = await visitor.asks('word three')
  const path = `/api/v1/conversations/${conversation_id}/messages`
  const all = (await garage.api('GET', path)).body
  expect(all).toMatchObject({ head: 6, has_more: false, next_cursor: null })
  expect(all.data.map(({ seq }: Message) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  const page = (await garage.api('GET', `${path}?after=1&limit=2`)).body
  expect(page).toEqual({ data: all.data.slice(1, 3), has_more: true, next_cursor: '3', head: 6 })
  const last = (await garage.api('GET', `${path}?after=4&limit=2`)).body
  expect(last).toEqual({ data: all.data.slice(4), has_more: false, next_cursor: null, head: 6 })
  const beyond = (await garage.api('GET', `${path}?after=6`)).body
  expect(beyond).toEqual({ data: [], has_more: false, next_cursor: null, head: 6 })
})

test('the trace says why: what was detected, found, used, how long it took', async () => {
  const garage = await open()
  const article = await garage.writesArticle('Do you repair scooters?', 'We repair scooters on Thursdays.')
  const visitor = await garage.website.opensChat()
  const first = await visitor.asks('Do you repair scooters?')
  const second = await visitor.asks('Call me at +49 30 1234567')
  const path = `/api/v1/conversations/${first.conversation_id}/trace`
  const { body: trace } = await garage.api('GET', `${path}?turn=${first.turn}`)
  expect(trace).toMatchObject({
    turn: first.turn,
    state: 'done',
    question: 'Do you repair scooters?',
    answer: first.text,
    answered_by: 'article',
    bot_version: 1,
    model: null,
  })
  expect(trace.knowledge_rev).toBeGreaterThan(1)
  expect(trace.passages[0]).toMatchObject({ article_id: article.id, used: true })
  expect(trace.confidence).toBeGreaterThanOrEqual(trace.threshold)
  expect(trace.stages.map(({ name }: { name: string }) => name)).toEqual(['intents', 'knowledge', 'reply'])
  const latest = (await garage.api('GET', path)).body
  expect(latest.turn).toBe(second.turn)
  expect(latest.entities).toContainEqual(expect.objectContaining({ type: 'phone', text: '+49 30 1234567' }))
  for (const turn of [randomUUID(), 'x', first.id]) {
    expect((await garage.api('GET', `${path}?turn=${turn}`)).status).toBe(404)
  }
})

test('a conversation that is missing is missing in all its parts', async () => {
  const garage = await open()
  for (const part of ['', '/messages', '/trace']) {
    for (const id of [randomUUID(), 'x', '%00', '1%27%20or%201=1']) {
      const { status, body } = await garage.api('GET', `/api/v1/conversations/${id}${part}`)
      expect([id, status, body.code]).toEqual([id, 404, 'not_found'])
    }
  }
})
