/** What is written before the connection can be brought is kept for it, whatever opens it at last. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOutbox } from '#sdk/realtime/outbox'
import type { VisitorConnection, VisitorListeners } from '#sdk/realtime/visitor-connection'
import type { VisitorStore } from '#sdk/realtime/visitor-store'
import type { Shell } from '../loader/shell.ts'
import type { Texts } from '../texts.ts'
import { type Chat, createChat } from './chat.ts'

let storage: Map<string, string>
let chat: Chat
/** Whether the file with the connection can be loaded. */
let reachable: boolean
/** What the connection found to send when it was opened. */
let found: string[]

beforeEach(() => {
  ;[storage, reachable, found] = [new Map(), true, []]
  const localStorage = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  }
  vi.stubGlobal('window', { localStorage })
  vi.stubGlobal('document', { hidden: false, addEventListener() {} })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('__DESKBELL_SOCKET__', 'socket.js')
  chat = openChat()
})
afterEach(() => void vi.unstubAllGlobals())

function openChat(): Chat {
  const bring = async () => {
    if (!reachable) throw new TypeError('Failed to fetch')
    return { connect: openConnection }
  }
  const shell = {
    config: { token: 'acct_1', bot: 'front' },
    options: {},
    emit() {},
    bring,
  } as unknown as Shell
  return createChat(shell, () => ({}) as Texts)
}

/** As much of the real one as concerns the outbox. */
function openConnection(_shell: unknown, store: VisitorStore, on: VisitorListeners): VisitorConnection {
  const outbox = createOutbox(store)
  found = outbox.entries().map(({ text }) => text)
  on.outbox?.(outbox.entries())
  return {
    send(text: string, cmid: string) {
      outbox.add(text, cmid)
      on.outbox?.(outbox.entries())
    },
  } as VisitorConnection
}

const bubbles = () => chat.state.get().outbox.map(({ text, state }) => [text, state])
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('what is said before the connection is there goes out with it, under the id that was shown first', async () => {
  chat.send('one')
  chat.send('two')
  const announced = chat.state.get().outbox.map(({ cmid }) => cmid)
  expect(bubbles()).toEqual([
    ['one', 'sending'],
    ['two', 'sending'],
  ])
  await settled()
  expect(found).toEqual(['one', 'two'])
  expect(chat.state.get().outbox.map(({ cmid }) => cmid)).toEqual(announced)
})

test('what could not go is shown as failed, and goes with whatever brings the connection later', async () => {
  reachable = false
  chat.send('lost?')
  await settled()
  expect(bubbles()).toEqual([['lost?', 'failed']])
  reachable = true
  chat.send('and this')
  await settled()
  expect(found).toEqual(['lost?', 'and this'])
  expect(bubbles()).toEqual([
    ['lost?', 'sending'],
    ['and this', 'sending'],
  ])
})

test('trying again brings the connection, and nothing is said twice', async () => {
  reachable = false
  chat.send('lost?')
  await settled()
  const [entry] = chat.state.get().outbox
  reachable = true
  chat.retry(entry?.cmid ?? '')
  await settled()
  expect(found).toEqual(['lost?'])
})

test('what could not go outlives the page', async () => {
  reachable = false
  chat.send('lost?')
  await settled()
  reachable = true
  chat = openChat()
  chat.look()
  await settled()
  expect(found).toEqual(['lost?'])
})
