/** A member who has the inbox open at one process, with a stock Socket.IO client, and comes back to it whenever it is lost. */
import { setTimeout as delay } from 'node:timers/promises'
import { io } from 'socket.io-client'
import type { Ack, Conversation } from '#wire'
import { callApi } from '../call-api.ts'
import type { TestBusiness } from '../test-business.ts'
import type { Deed } from './history.ts'
import type { Recorder } from './recorder.ts'

export interface Watcher {
  page: string
  /** The port of the process that it looks at. */
  home: number
  /** Where each conversation stands, as the inbox shows it. */
  heads(): ReadonlyMap<string, number>
  isOnline(): boolean
  /** Its process stands still or has lost its database: nobody can expect it to know. */
  blind(): void
  /** Its process is back: from now on it is to catch up. */
  sighted(): void
  close(): void
}

const again = { reconnectionDelay: 100, reconnectionDelayMax: 400 }
const patienceMs = 5_000

export function openWatcher(shop: TestBusiness, home: number, recorder: Recorder): Watcher {
  const page = `inbox of ${shop.name}`
  recorder.watchers[page] = shop.id
  const note = (deed: Deed) => recorder.note(page, 0, deed)
  const shown = new Map<string, Conversation>()
  const show = (conversation: Conversation) => {
    // A smaller version is late.
    if ((shown.get(conversation.id)?.version ?? 0) < conversation.version)
      shown.set(conversation.id, conversation)
  }
  const heads = () => new Map([...shown].map(([id, { head }]) => [id, head]))
  let [token, online, open] = [shop.token, false, true]
  const url = `http://127.0.0.1:${home}`
  const socket = io(`${url}/agent`, {
    transports: ['websocket'],
    forceNew: true,
    ...again,
    auth: (tell) => tell({ token }),
  })
  const lost = () => {
    if (online) note({ kind: 'blind' })
    online = false
  }
  const watches = () => {
    online = true
    note({ kind: 'watching', heads: Object.fromEntries(heads()) })
  }
  const subscribe = async () => {
    const asked = socket.timeout(patienceMs).emitWithAck('inbox.subscribe', {})
    const ack: Ack<{ conversations: Conversation[] }> | null = await asked.catch(() => null)
    if (!ack?.ok) return void socket.disconnect().connect()
    ack.conversations.forEach(show)
    watches()
  }
  /** A stock client does not come back by itself when it was refused or sent away: its session may be over. */
  const comeBack = async () => {
    await delay(again.reconnectionDelayMax)
    token = (await logIn(url, shop)) ?? token
    if (open) socket.connect()
  }
  socket.on('connect', () => void subscribe())
  socket.on('connect_error', () => socket.active || void comeBack())
  socket.on('disconnect', () => {
    lost()
    if (!socket.active && open) void comeBack()
  })
  socket.on('conversation', (conversation: Conversation) => {
    show(conversation)
    const { id, head } = shown.get(conversation.id) ?? conversation
    note({ kind: 'changed', conversation_id: id, head })
  })
  return {
    page,
    home,
    heads,
    isOnline: () => online,
    blind: () => note({ kind: 'blind' }),
    sighted: () => online && watches(),
    close: () => {
      open = false
      socket.disconnect()
    },
  }
}

/** @returns nothing when that is not possible now */
async function logIn(url: string, { email, password }: TestBusiness): Promise<string | undefined> {
  const call = { body: { email, password }, headers: { origin: url.replace('127.0.0.1', 'localhost') } }
  const answered = await callApi(url, 'POST', '/api/v1/auth/login', call).catch(() => null)
  return answered?.status === 200 ? answered.body.token : undefined
}
