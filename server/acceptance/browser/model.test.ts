/** What a visitor sees while a language model answers, and while it fails. */
import { afterAll, beforeAll, expect } from 'vitest'
import type { Delta, Message } from '#wire'
import { type FakeModel, openFakeModel } from '../fake-model.ts'
import type { FakeAnswer } from '../send-fake-answer.ts'
import { type OpenTab, type Tab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { openDesk, type TestDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'
import { runAsk } from './run-example.ts'

const question = 'Do you sharpen scissors?'
const article = 'Yes, we sharpen scissors for $9 a pair.'
const told = 'Gladly: **nine dollars** a pair, and you can wait for it.'

let model: FakeModel
let desk: TestDesk

beforeAll(async () => {
  model = await openFakeModel()
  desk = await openDesk({ OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'key', OPENAI_MODEL: 'fake' })
})

afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await model.close()
  expect(model.violations).toEqual([])
  expect(desk.failures()).toEqual([])
})

/** A visitor with the chat open, at a business with a model of its own: one that fails stands aside for a while. */
async function openChat(openTab: OpenTab, ...answers: [FakeAnswer, ...FakeAnswer[]]) {
  const business = await desk.business()
  await business.writesArticle(question, article)
  await business.sets({ model: { enabled: true, model: `fake-${business.id}` } })
  model.answerWith(...answers)
  const site = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  const tab = await openTab()
  const frames = framesOf(tab)
  await tab.page.goto(site.url)
  const chat = chatOn(tab.page)
  await chat.open()
  const speeches = () =>
    chat.log.getAttribute('data-speeches').then((text) => JSON.parse(text ?? '[]') as string[])
  await noteSpeech(chat)
  return { ...tab, chat, frames, speeches, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

/** What the server sent through the socket. */
function framesOf({ page }: Tab) {
  const deltas: Delta[] = []
  const messages: Message[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const [, json] = /^42\/visitor,(\[.*\])$/s.exec(String(payload)) ?? []
      const [event, data] = json ? JSON.parse(json) : []
      if (event === 'delta') deltas.push(data)
      if (event === 'message' && data.role === 'bot') messages.push(data)
    })
  })
  return {
    messages,
    /** The text that the pieces of the last attempt make. */
    text() {
      const last = Math.max(...deltas.map(({ attempt }) => attempt))
      const pieces = deltas.filter(({ attempt }) => attempt === last)
      return pieces.reduce((text, delta) => `${text.slice(0, delta.off)}${delta.text}`, '')
    },
  }
}

/** Keeps every state of the answer that is being said. */
function noteSpeech({ panel }: ReturnType<typeof chatOn>) {
  return panel.evaluate((element) => {
    const { MutationObserver } = element.ownerDocument.defaultView
    const log = element.querySelector('[role=log]')
    const seen: string[] = []
    new MutationObserver(() => {
      const text = element.querySelector('.answering [part=message]')?.textContent
      if (!text || text === seen.at(-1)) return
      seen.push(text)
      log.dataset.speeches = JSON.stringify(seen)
    }).observe(element, { childList: true, subtree: true, characterData: true })
  })
}

test('an answer of a model is seen growing, and ends as its pieces said', async ({ openTab }) => {
  await using visitor = await openChat(openTab, {
    kind: 'ok',
    text: `${told} [1]`,
    chunkSize: 6,
    delayMs: 40,
  })
  const { chat, frames, speeches } = visitor
  await chat.ask(question)
  await chat.answer(1)
  expect(frames.messages).toEqual([expect.objectContaining({ text: told, answered_by: 'model' })])
  expect(frames.text()).toBe(told)
  expect(await chat.answers.locator('strong').innerText()).toBe('nine dollars')
  const states = await speeches()
  expect(states.length).toBeGreaterThan(3)
  for (const [at, state] of states.slice(1).entries()) {
    expect(state.length).toBeGreaterThan(states[at]?.length ?? 0)
  }
  const source = chat.panel.getByRole('group', { name: 'Sources' })
  await source.getByText(question).click()
  expect(await source.getByRole('blockquote').innerText()).toBe(article)
})

test('a visitor can stop an answer, and keeps what was said', async ({ openTab }) => {
  await using visitor = await openChat(openTab, { kind: 'stall', after: 5 })
  const { chat, frames, page } = visitor
  await chat.ask(question)
  await chat.speech.filter({ hasText: 'word3' }).waitFor()
  await chat.panel.getByRole('button', { name: 'Stop answering' }).click()
  expect(await chat.answer(1)).toMatch(/^word0 word1 word2 word3/)
  expect(await chat.panel.getByRole('button', { name: 'Stop answering' }).count()).toBe(0)
  expect(frames.messages).toHaveLength(1)
  model.answerWith({ kind: 'ok', text: told })
  await chat.ask(question)
  expect(await chat.answer(2)).toBe(told.replaceAll('*', ''))
  expect(await chat.composer.evaluate((field) => field.getRootNode().activeElement === field)).toBe(true)
  await page.reload()
  await chat.open()
  await chat.answer(2)
  expect(await chat.lines()).toHaveLength(4)
})

const failures: [string, FakeAnswer][] = [
  ['breaks off', { kind: 'cut', after: 4 }],
  ['ends too early', { kind: 'ends_early', after: 4 }],
  ['says garbage', { kind: 'garbage', after: 4 }],
  ['halves a character', { kind: 'cut_utf8', after: 2 }],
  ['reports an error in the middle', { kind: 'error_in_stream', after: 4 }],
  ['sends a web page', { kind: 'html' }],
  ['says nothing', { kind: 'empty' }],
  ['does not know its key', { kind: 'error', status: 401 }],
  ['is filtered', { kind: 'filtered', after: 2 }],
]

test.for(failures)(
  'a model that %s leaves the visitor with exactly one answer',
  async ([, failure], { openTab }) => {
    await using visitor = await openChat(openTab, failure)
    const { chat, frames } = visitor
    await chat.ask(question)
    expect(await chat.answer(1)).toBe(article)
    expect(await chat.lines()).toEqual([question, article])
    expect(frames.messages).toHaveLength(1)
    expect(frames.text()).toBe(article)
    expect(await chat.panel.locator('.banner').count()).toBe(0)
  },
)

test('the example program says when a model broke off and the answer begins anew', async () => {
  const business = await desk.business()
  await business.writesArticle(question, article)
  await business.sets({ model: { enabled: true, model: `fake-${business.id}` } })
  const environment = { DESKBELL_URL: desk.url, DESKBELL_API_KEY: await business.makesKey() }
  model.answerWith({ kind: 'cut', after: 4 })
  expect(await runAsk(environment, '--stream', question)).toEqual({
    code: 0,
    output: `word0 word1 word2 word3\n\nThe answer begins anew:\n${article}\n\nSources:\n- ${question}: “${article}”\n`,
    complaint: '',
  })
})

test('a model server that dies in the middle leaves the visitor with exactly one answer', async ({
  openTab,
}) => {
  const mortal = await openFakeModel()
  mortal.answerWith({ kind: 'stall', after: 4 })
  await using other = await openDesk({ OPENAI_BASE_URL: mortal.url, OPENAI_API_KEY: 'key' })
  const business = await other.business()
  await business.writesArticle(question, article)
  await using site = await openSite(pageWith(snippetOf(other.url, business.accountToken)))
  await using tab = await openTab()
  const frames = framesOf(tab)
  await tab.page.goto(site.url)
  const chat = chatOn(tab.page)
  await chat.open()
  await chat.ask(question)
  await chat.speech.filter({ hasText: 'word3' }).waitFor()
  await mortal.close()
  expect(await chat.answer(1)).toBe(article)
  expect(frames.messages).toHaveLength(1)
  expect(await chat.lines()).toEqual([question, article])
})
