/** The visitor's chat: its state, and what the visitor can do. */
import { newCmid } from '#sdk/realtime/new-cmid'
import type { OutboxEntry } from '#sdk/realtime/outbox'
import type { VisitorConnection, VisitorListeners } from '#sdk/realtime/visitor-connection'
import { createVisitorStore, type VisitorStore } from '#sdk/realtime/visitor-store'
import type { Ack, Attachment, FeedbackReason, Id } from '#wire'
import type { Shell } from '../loader/shell.ts'
import type { Texts } from '../texts.ts'
import { browserStorage } from './browser-storage.ts'
import { type ChatState, emptyChat, withMessage, withStream, withTurn } from './chat-state.ts'
import { createHolder, type Holder } from './holder.ts'
import { createHolding, type Holding } from './holding.ts'
import { createLazyConnection, type LazyConnection } from './lazy-connection.ts'

/** Why an answer did not help. */
type Why = { reason?: FeedbackReason; note?: string }

export interface Chat {
  state: Holder<ChatState>
  store: VisitorStore
  /** What is being written. */
  draft: Holder<string>
  connection: LazyConnection
  /** There is something to connect for: the visitor writes, or comes back. */
  need(): void
  /** As soon as the visitor may talk. */
  send(text: string, attachments?: readonly Attachment[] | null): void
  /** The visitor may talk now, or has agreed to something on the way: what waited for that is done, once. */
  release(): void
  /** The connection, as soon as there is one. */
  online(): Promise<VisitorConnection>
  /** Says what has not worked. */
  complain(problem: string): void
  retry(cmid: string): void
  typing(on: boolean): void
  stop(): void
  rate(messageId: Id, value: 1 | -1, why?: Why): void
  askForPerson(): void
  /** Any event of the wire, once the server has been joined. */
  call: VisitorConnection['call']
  /** Deletes everything. */
  forget(): Promise<Ack>
  startOver(): void
  /** Into another conversation of the visitor's; without one, out of all: the visitor is forgotten here. */
  move(conversationId?: Id): void
  /** The panel has been opened. */
  look(): void
  close(): void
}

/** @param texts in the visitor's language, which may change */
export function createChat(shell: Shell, texts: () => Texts): Chat {
  const store = storeOf(shell)
  const returning = () => store.read('conversation') !== null || store.read('outbox') !== null
  const state = createHolder<ChatState>({ ...emptyChat, synced: !returning() })
  const draft = createHolder(store.read('draft') ?? '')
  const connection = createLazyConnection(shell, store, listeners(state, texts))
  draft.watch((text) => store.write('draft', text || null))
  const written = writing(connection, store, state)
  const { say, attempt } = attempting(shell, state, texts)
  const holding = createHolding({ shell, chat: { store, state } })
  const { hold, release } = holding
  async function startOver() {
    const isTalking = store.read('conversation') !== null || state.get().messages.length > 0
    return isTalking ? (await connection.online()).end() : { ok: true }
  }

  async function askForPerson() {
    const work = async () => (await connection.online()).handoff()
    if (await attempt(work, texts().handoffAsked)) shell.emit('handoff:requested')
  }

  return {
    ...{ state, store, draft, connection, ...written, release },
    online: connection.online,
    complain: (problem) => say('', problem),
    need: () => void connection.use().catch(() => undefined),
    send: (text, attachments) => hold(() => written.send(text, attachments)),
    typing(on) {
      const it = connection.now()
      if (it && it.conversationId() !== null) it.typing(on)
    },
    async rate(message_id, value, why) {
      state.set((it) => ({ ...it, feedback: { ...it.feedback, [message_id]: value } }))
      const rating = { message_id, value, ...why }
      const work = async () => (await connection.online()).call('feedback', rating)
      if (await attempt(work, texts().thanks)) shell.emit('feedback', rating)
    },
    call: async (event, request) => (await connection.online()).call(event, request),
    askForPerson: () => hold(() => void askForPerson()),
    async forget() {
      const ack = await (await connection.online()).forget()
      if (ack.ok) say(texts().deleted)
      return ack
    },
    startOver: () => void attempt(startOver, texts().startedOver),
    look() {
      if (returning()) {
        connection.use().catch(() => {
          say('', texts().unreachable)
          shell.emit('error', { code: 'unreachable' })
        })
      }
      const last = state.get().messages.at(-1)
      if (last && last.role !== 'visitor') connection.now()?.seen(last.seq)
    },
    move: moving(connection, store, { state, draft }, holding),
    close: connection.close,
  }
}

function storeOf(shell: Shell): VisitorStore {
  const { config } = shell
  const hasConsent = () => store.read('consent') !== null
  const storage = browserStorage(() => shell.options, hasConsent)
  const store: VisitorStore = createVisitorStore(storage, `deskbell:${config.token}:${config.bot}:`)
  return store
}

function moving(
  connection: LazyConnection,
  store: VisitorStore,
  { state, draft }: Pick<Chat, 'state' | 'draft'>,
  { hold, drop }: Holding,
): Chat['move'] {
  return (conversationId) => {
    drop()
    connection.drop()
    if (conversationId) store.write('conversation', conversationId)
    else store.clear()
    draft.set(() => store.read('draft') ?? '')
    state.set(() => ({ ...emptyChat, synced: !conversationId }))
    if (conversationId) hold(() => void connection.use().catch(() => undefined))
  }
}

function attempting(shell: Shell, state: Holder<ChatState>, texts: () => Texts) {
  const say = (notice: string, problem = '') => state.set((it) => ({ ...it, notice, problem }))

  async function attempt(work: () => Promise<{ ok: boolean; code?: string }>, done: string) {
    say('')
    const { ok, code = 'unreachable' } = await work().catch(() => ({ ok: false, code: undefined }))
    say(ok ? done : '', ok ? '' : texts().notDone)
    if (!ok) shell.emit('error', { code })
    return ok
  }
  return { say, attempt }
}

function listeners(state: Holder<ChatState>, texts: () => Texts): VisitorListeners {
  return {
    message: (message) => state.set((it) => withMessage(it, message)),
    outbox: (outbox) => state.set((it) => ({ ...it, outbox })),
    // How a turn went on while the connection was lost shows in the messages that follow.
    state(connection) {
      const waiting = connection === 'online' ? state.get().waiting : []
      state.set((it) => ({ ...it, connection, waiting, typing: false }))
    },
    synced: () => state.set((it) => ({ ...it, synced: true, streams: [] })),
    typing: (typing) => state.set((it) => ({ ...it, typing })),
    seen: (seen) => state.set((it) => ({ ...it, seen: Math.max(it.seen, seen) })),
    stream: (stream) => state.set((it) => withStream(it, stream)),
    turn(update) {
      const problem = update.state === 'failed' ? texts().noAnswer : ''
      state.set((it) => ({ ...withTurn(it, update), problem }))
    },
    reset: () => state.set(({ connection, outbox }) => ({ ...emptyChat, connection, outbox, synced: true })),
  }
}

function writing(connection: LazyConnection, store: VisitorStore, state: Holder<ChatState>) {
  function bring() {
    const show = (as: OutboxEntry['state']) => {
      const outbox = kept(store).map((entry) => ({ ...entry, state: as }))
      state.set((it) => ({ ...it, problem: '', outbox }))
    }
    show('sending')
    connection.use().catch(() => show('failed'))
  }
  return {
    send(text: string, attachments?: readonly Attachment[] | null) {
      const cmid = newCmid()
      const now = connection.now()
      if (now) return now.send(text, cmid, attachments ?? [])
      // Kept where the connection looks for what it has to send, whenever and for whatever it is opened.
      const files = attachments?.length ? { attachments } : {}
      const entry = { cmid, text, ...files, created_at: new Date().toISOString(), state: 'sending' }
      store.persist()
      store.writeList('outbox', [...kept(store), entry])
      bring()
    },
    retry(cmid: string) {
      const now = connection.now()
      if (now) now.retry(cmid)
      else bring()
    },
    stop() {
      const { streams, waiting } = state.get()
      const turn = streams.at(-1)?.turn ?? waiting.at(-1)
      if (turn) void connection.now()?.stop(turn)
    },
  }
}

function kept(store: VisitorStore): OutboxEntry[] {
  try {
    return JSON.parse(store.read('outbox') ?? '[]')
  } catch {
    return []
  }
}
