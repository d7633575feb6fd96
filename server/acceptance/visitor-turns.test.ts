/** How a turn goes, with a model that answers as slowly as a test wants: states, bursts, stop, a person, the end. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message, TurnUpdate } from '#wire'
import { type FakeModel, openFakeModel } from './fake-model.ts'
import { agreed, refused } from './hear-socket.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'
import type { TestVisitor } from './test-visitor.ts'

let model: FakeModel
let app: TestApp
beforeAll(async () => {
  model = await openFakeModel()
  app = await openTestApp({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'small' })
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await model.close()
  expect(model.violations).toEqual([])
})

/** A visitor of a garage that knows about tyres; each test asks another model request than the ones before. */
async function atTheGarage() {
  const garage = await app.signUp('Garage')
  await garage.writesArticle('Do you change tyres?', 'We change tyres on weekdays, a set takes an hour.')
  const visitor = await garage.website.opensChat()
  const before = model.requests.length
  const isAsked = (times = 1) => model.request(before + times)
  return { garage, visitor, isAsked, question: 'Do you change tyres?' }
}

const states = (visitor: TestVisitor, turn: string) =>
  visitor.all('turn').filter((update: TurnUpdate) => update.turn === turn)

test('a turn goes from generating to done, with deltas in between and the message before its end', async () => {
  model.answerWith({ kind: 'ok', text: 'A set of tyres takes an hour [1], on weekdays.' })
  const { visitor, question } = await atTheGarage()
  const answer = await visitor.asks(question)
  const turn = answer.turn ?? ''
  await visitor.hears('turn', ({ state }) => state === 'done')
  expect(states(visitor, turn)).toEqual([
    { turn, state: 'generating' },
    { turn, state: 'done' },
  ])
  expect(answer).toMatchObject({ answered_by: 'model', role: 'bot', seq: 2 })
  expect(answer.text).not.toContain('[1]')
  expect(answer.sources?.[0]?.title).toBe(question)
  expect(visitor.textOfDeltas(turn)).toBe(answer.text)
  const order = visitor.heard.map(({ event }) => event).filter((event) => event !== 'head')
  expect(order.slice(order.indexOf('turn'), order.indexOf('delta'))).toEqual(['turn'])
  expect(order.slice(-2)).toEqual(['message', 'turn'])
})

test('a model that fails in the middle is replaced: the pieces of the last attempt are the answer', async () => {
  model.answerWith({ kind: 'cut', after: 3 })
  const { visitor, question } = await atTheGarage()
  const answer = await visitor.asks(question)
  expect(answer).toMatchObject({ answered_by: 'article' })
  expect(answer.text).toContain('takes an hour')
  expect(visitor.textOfDeltas(answer.turn ?? '')).toBe(answer.text)
  const attempts = visitor.all('delta').map(({ attempt }) => attempt)
  expect(new Set(attempts).size).toBeGreaterThan(1)
  expect(attempts).toEqual([...attempts].sort((a, b) => a - b))
})

test('what is said in a burst gets one answer, to all of it', async () => {
  model.answerWith({ kind: 'silent' }, { kind: 'silent' }, { kind: 'ok', text: 'Both, on weekdays.' })
  const { garage, visitor, isAsked, question } = await atTheGarage()
  const first = await visitor.says(question)
  await isAsked()
  const second = await visitor.says('Also winter tyres?')
  // A turn that is absorbed before it has asked takes none of the answers that the model was given.
  await isAsked(2)
  const third = await visitor.says('Do you change tyres on Monday?')
  const answer = await visitor.hears('message', ({ role }) => role === 'bot')
  expect(answer.turn).toBe(third.id)
  await visitor.hears('turn', ({ turn, state }) => turn === third.id && state === 'done')
  for (const { id } of [first, second]) expect(states(visitor, id).at(-1)?.state).toBe('merged')
  const asked = JSON.stringify(model.requests.at(-1)?.messages)
  for (const said of [question, 'Also winter tyres?', 'on Monday?']) expect(asked).toContain(said)
  const path = `/api/v1/conversations/${first.conversation_id}/messages`
  const roles = (await garage.api('GET', path)).body.data.map(({ role }: Message) => role)
  expect(roles).toEqual(['visitor', 'visitor', 'visitor', 'bot'])
})

test('what is said after the answer has begun waits for its own', async () => {
  model.answerWith({ kind: 'stall', after: 3 }, { kind: 'ok', text: 'And this as well.' })
  const { visitor, question } = await atTheGarage()
  const first = await visitor.says(question)
  await visitor.hears('delta')
  const second = await visitor.says('Do you change tyres on Monday?')
  agreed(await visitor.emit('stop', { turn: first.id }))
  const answers = [first, second].map(({ id }) => visitor.hears('message', ({ turn }) => turn === id))
  const [one, two] = await Promise.all(answers)
  expect(one.seq).toBeLessThan(two.seq)
  expect(two.text).toBe('And this as well.')
})

test('an answer that is stopped stays as far as it was shown', async () => {
  model.answerWith({ kind: 'stall', after: 5 })
  const { garage, visitor, question } = await atTheGarage()
  const { id, conversation_id } = await visitor.says(question)
  await visitor.hears('delta', ({ text }) => text.includes('word3'))
  agreed(await visitor.emit('stop', { turn: id }))
  const answer = await visitor.hears('message', ({ turn }) => turn === id)
  expect(await visitor.hears('turn', ({ state }) => state === 'done')).toEqual({
    turn: id,
    state: 'done',
    reason: 'stopped',
  })
  expect(answer.text).toBe(visitor.textOfDeltas(id))
  expect(answer.text).toContain('word3')
  const stored = await garage.api('GET', `/api/v1/conversations/${conversation_id}/messages`)
  expect(stored.body.data[1].text).toBe(answer.text)
  await model.allClosed()
})

test('an answer that is stopped before its first word leaves none, and the next question gets its own', async () => {
  model.answerWith({ kind: 'silent' }, { kind: 'ok', text: 'Here I am again.' })
  const { visitor, isAsked, question } = await atTheGarage()
  const { id } = await visitor.says(question)
  await isAsked()
  agreed(await visitor.emit('stop', { turn: id }))
  await visitor.hears('turn', ({ turn, state }) => turn === id && state === 'done')
  const next = await visitor.asks('Do you change tyres on Monday?')
  expect(next).toMatchObject({ seq: 3, text: 'Here I am again.' })
  expect(visitor.messages().map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test("nobody stops another visitor's answer", async () => {
  model.answerWith({ kind: 'silent' }, { kind: 'ok', text: 'Second try.' })
  const { garage, visitor, isAsked, question } = await atTheGarage()
  const { id } = await visitor.says(question)
  await isAsked()
  const other = await garage.website.opensChat()
  await other.asks('Hello')
  await other.emit('stop', { turn: id })
  expect(states(visitor, id).map(({ state }) => state)).toEqual(['generating'])
  await visitor.emit('stop', { turn: id })
  await visitor.hears('turn', ({ reason }) => reason === 'stopped')
})

test('whoever asks for a person is told so, and the inbox knows', async () => {
  const { garage, visitor, question } = await atTheGarage()
  model.answerWith({ kind: 'ok', text: 'On weekdays.' })
  const { conversation_id } = await visitor.asks(question)
  agreed(await visitor.emit('handoff', {}))
  const told = await visitor.hears('message', ({ role }) => role === 'system')
  expect(told).toMatchObject({ seq: 3, conversation_id })
  expect(told.text).toMatch(/person/)
  const { body } = await garage.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(body).toMatchObject({ needs_person: true, head: 3, status: 'open' })
})

test('nobody ends what was never begun', async () => {
  const { visitor } = await atTheGarage()
  expect(refused(await visitor.emit('end', {}))).toMatchObject({ code: 'not_found', retryable: false })
})

test('after the end a visitor begins a new conversation, and the old one takes no more', async () => {
  const { garage, visitor, question } = await atTheGarage()
  model.answerWith({ kind: 'ok', text: 'On weekdays.' })
  const old = await visitor.asks(question)
  agreed(await visitor.emit('end', {}))
  const ended = await visitor.hears('message', ({ role }) => role === 'system')
  expect(ended).toMatchObject({ seq: 3, conversation_id: old.conversation_id })
  const late = await visitor.sends('One more thing', undefined, old.conversation_id)
  expect(refused(late)).toMatchObject({ code: 'conversation_closed', retryable: false })
  const anew = await visitor.asks(question)
  expect(anew.conversation_id).not.toBe(old.conversation_id)
  expect(anew.seq).toBe(2)
  const { data } = (await garage.api('GET', '/api/v1/conversations?status=closed')).body
  expect(data.map(({ id }: { id: string }) => id)).toEqual([old.conversation_id])
  expect(await visitor.join(0, old.conversation_id)).toMatchObject({ head: 3 })
})

test('an answer is rated, the rating may be changed, and only answers are rated', async () => {
  const { visitor, question } = await atTheGarage()
  model.answerWith({ kind: 'ok', text: 'On weekdays.' })
  const answer = await visitor.asks(question)
  const rate = (rating: object) => visitor.emit('feedback', { message_id: answer.id, ...rating })
  expect(await rate({ value: 1 })).toEqual({ ok: true })
  expect(await rate({ value: -1, note: 'Not what I meant' })).toEqual({ ok: true })
  for (const value of [0, 2, '1', null, true]) {
    expect(refused(await rate({ value }))).toMatchObject({ code: 'invalid_payload' })
  }
  const own = await visitor.emit('feedback', { message_id: answer.turn, value: 1 })
  expect(refused(own)).toMatchObject({ code: 'not_found' })
})

test('a note that is no text is refused in words, not with a failure', async () => {
  const { visitor, question } = await atTheGarage()
  model.answerWith({ kind: 'ok', text: 'On weekdays.' })
  const { id } = await visitor.asks(question)
  for (const note of ['a\0b', 'half \ud800']) {
    const refusal = refused(await visitor.emit('feedback', { message_id: id, value: 1, note }))
    expect(refusal.code).toMatch(/^invalid_/)
  }
})

test('nothing of this was a failure on our side', () => {
  expect(app.failures()).toEqual([])
})
