/** What the panel shows of a conversation, and how each event changes it. */
import type { OutboxEntry } from '#sdk/realtime/outbox'
import type { ConnectionState } from '#sdk/realtime/visitor-connection'
import type { Id, Message, TurnUpdate } from '#wire'

export interface Stream {
  turn: Id
  text: string
}

export interface ChatState {
  /** `idle` until there is something to connect for. */
  connection: 'idle' | ConnectionState
  messages: readonly Message[]
  outbox: readonly OutboxEntry[]
  /** Answers that are being said. */
  streams: readonly Stream[]
  /** Turns whose answer has not begun. */
  waiting: readonly Id[]
  /** Up to date with the server: from here on messages are news. */
  synced: boolean
  /** Up to where somebody of the team has read. */
  seen: number
  /** Somebody of the team is typing. */
  typing: boolean
  feedback: Readonly<Record<Id, 1 | -1>>
  /** What has been done, for those who cannot see it. */
  notice: string
  /** What has not worked, for everyone. */
  problem: string
}

export const emptyChat: ChatState = {
  connection: 'idle',
  messages: [],
  outbox: [],
  streams: [],
  waiting: [],
  synced: false,
  seen: 0,
  typing: false,
  feedback: {},
  notice: '',
  problem: '',
}

/** A row of the conversation has arrived. */
export function withMessage(state: ChatState, row: Message): ChatState {
  if (row.kind === 'edit') return { ...state, messages: edited(state.messages, row) }
  if (row.kind === 'erasure') {
    return { ...state, messages: state.messages.filter(({ id }) => id !== row.target_id) }
  }
  const answered = row.turn && row.role !== 'visitor' ? withoutTurn(state, row.turn) : state
  return row.text === '' && !row.attachments
    ? answered
    : { ...answered, typing: answered.typing && row.role !== 'agent', messages: [...answered.messages, row] }
}

/** More of an answer has been said. */
export function withStream(state: ChatState, stream: Stream): ChatState {
  const others = state.streams.filter(({ turn }) => turn !== stream.turn)
  const waiting = state.waiting.filter((turn) => turn !== stream.turn)
  return { ...state, waiting, streams: [...others, stream] }
}

/** A turn has begun, or come to an end; the answer of one that is done stays until its message is here. */
export function withTurn(state: ChatState, { turn, state: turnState }: TurnUpdate): ChatState {
  const answered = state.messages.some((message) => message.turn === turn && message.role !== 'visitor')
  if (answered) return state
  if (turnState === 'pending' || turnState === 'generating') {
    const known = state.waiting.includes(turn) || state.streams.some((stream) => stream.turn === turn)
    return known ? state : { ...state, waiting: [...state.waiting, turn] }
  }
  if (turnState === 'done') return { ...state, waiting: state.waiting.filter((one) => one !== turn) }
  return withoutTurn(state, turn)
}

function withoutTurn(state: ChatState, turn: Id): ChatState {
  return {
    ...state,
    streams: state.streams.filter((stream) => stream.turn !== turn),
    waiting: state.waiting.filter((one) => one !== turn),
  }
}

function edited(messages: readonly Message[], row: Message): Message[] {
  return messages.map((message) =>
    message.id === row.target_id ? { ...message, text: row.text, rev: row.rev } : message,
  )
}
