/** One conversation as it is read: its rows in order, and what the bot is saying right now. */
import type { Delta, Message, TurnUpdate } from '#wire'

export interface Thread {
  /** By `seq`, with no number twice. */
  rows: readonly Message[]
  /** Answers that are being said, by turn. */
  speaking: readonly Speech[]
}

export interface Speech {
  turn: string
  attempt: number
  text: string
  /** A piece is missing: the rest is left to the final message. */
  isBroken: boolean
}

export const emptyThread: Thread = { rows: [], speaking: [] }

/** Puts a row in its place. A row that is here gives way to a higher revision only. */
export function addRow(thread: Thread, row: Message): Thread {
  const held = thread.rows.find(({ seq }) => seq === row.seq)
  if (held && held.rev >= row.rev) return thread
  const others = thread.rows.filter(({ seq }) => seq !== row.seq)
  return {
    rows: [...others, row].toSorted((one, other) => one.seq - other.seq),
    speaking: row.turn ? thread.speaking.filter(({ turn }) => turn !== row.turn) : thread.speaking,
  }
}

/** Adds a piece of an answer; pieces of an earlier attempt, of the past or after a hole are dropped. */
export function addDelta(thread: Thread, delta: Delta): Thread {
  if (thread.rows.some(({ turn, kind }) => turn === delta.turn && kind === 'message')) return thread
  const held = thread.speaking.find(({ turn }) => turn === delta.turn)
  const speech = speak(held, delta)
  if (speech === held) return thread
  return { ...thread, speaking: [...thread.speaking.filter((other) => other !== held), speech] }
}

/** A turn began or ended: shows that the bot is at work before it says a word. */
export function updateTurn(thread: Thread, { turn, state }: TurnUpdate): Thread {
  const isRunning = state === 'pending' || state === 'generating'
  const isKnown = thread.speaking.some((speech) => speech.turn === turn)
  if (isRunning === isKnown) return thread
  const answered = thread.rows.some((row) => row.turn === turn && row.kind === 'message')
  if (isRunning && answered) return thread
  const others = thread.speaking.filter((speech) => speech.turn !== turn)
  return {
    ...thread,
    speaking: isRunning ? [...others, { turn, attempt: 0, text: '', isBroken: false }] : others,
  }
}

export interface ShownMessage {
  message: Message
  isEdited: boolean
  isErased: boolean
}

/** The messages with later edits and erasures applied; status rows stay where they are. */
export function shownMessages(rows: readonly Message[]): ShownMessage[] {
  const edits = new Map<string, Message>()
  const erased = new Set<string>()
  // What was said before all of it was deleted says nothing any more.
  const wiped = rows.findLast(isWholeErasure)?.seq ?? 0
  for (const row of rows) {
    if (row.kind === 'edit' && row.target_id) edits.set(row.target_id, row)
    if (row.kind === 'erasure' && row.target_id) erased.add(row.target_id)
  }
  return rows
    .filter((row) => row.kind === 'message' || row.kind === 'status' || isWholeErasure(row))
    .map((message) => {
      const edit = edits.get(message.id)
      return {
        message: edit ? { ...message, text: edit.text } : message,
        isEdited: Boolean(edit),
        isErased: erased.has(message.id) || message.seq < wiped,
      }
    })
}

/** The last answer of the team, if the visitor has seen it. */
export function lastSeenAnswer(messages: readonly ShownMessage[], seen: number): ShownMessage | undefined {
  const last = messages.findLast(({ message }) => message.role === 'agent')
  return last && last.message.seq <= seen ? last : undefined
}

/** The visitor has deleted the conversation. */
function isWholeErasure({ kind, target_id, conversation_id }: Message): boolean {
  return kind === 'erasure' && target_id === conversation_id
}

/** The last number that the reader holds without a hole before it; what to ask for after a reconnect. */
export function lastWhole(rows: readonly Message[]): number {
  let last = 0
  for (const { seq } of rows) {
    if (seq !== last + 1) break
    last = seq
  }
  return last
}

function speak(held: Speech | undefined, { turn, attempt, off, text }: Delta): Speech {
  if (held && attempt < held.attempt) return held
  const before = held && held.attempt === attempt ? held : { turn, attempt, text: '', isBroken: false }
  if (before.isBroken || off + text.length <= before.text.length) return held ?? before
  if (off > before.text.length) return { ...before, isBroken: true }
  return { ...before, text: before.text.slice(0, off) + text }
}
