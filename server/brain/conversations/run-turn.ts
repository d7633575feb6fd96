/** Runs one turn to its end: answers, streams what is said, stores the answer, tells everyone. */
import type { Delta, IntentMatch, Message, Source, TurnState } from '#wire'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { replyLanguage } from '../language/reply-language.ts'
import type { Answer, AnswerInput, Say } from '../replies/reply-types.ts'
import { replyWords } from '../replies/reply-words.ts'
import { answerQuestion, type Reasoned } from './answer-question.ts'
import type { ConversationParts } from './conversation-parts.ts'
import type { Desk } from './desk-cache.ts'
import type { History, Said } from './said.ts'
import { type StoredAnswer, storeAnswer } from './store-answer.ts'
import { absorbed, handedOn, type QueuedTurn, stopped } from './turn-queue.ts'

/** What a turn needs beside its place in the queue. */
export interface TurnOrder extends Pick<Said, 'botId' | 'visitorId' | 'channel' | 'locale' | 'address'> {
  db: TenantDb
  bot_version: number
  knowledge_rev: number
  history: History
  fence: number
  attempt: number
  askedAt: Date
  heard?: HeardTurn
}

/** Hears the answer while it is made. */
export interface HeardTurn {
  intent(intent: IntentMatch | null): void
  text(piece: string): void
  /** What was said so far does not count. */
  restart(): void
}

export interface TurnEnd {
  state: Extract<TurnState, 'done' | 'failed' | 'handed_off' | 'merged'>
  /** Null when nothing was said: absorbed, stopped in silence, taken by a person or by another process. */
  message: Message | null
  intent?: IntentMatch | null
  sources?: Source[]
  handoff?: boolean
}

/** A turn ends within a minute; the rest of it is for storing. */
const longestMs = 50_000

export async function runTurn(
  turn: QueuedTurn,
  order: TurnOrder,
  parts: ConversationParts,
): Promise<TurnEnd> {
  const about = {
    tenantId: order.db.tenantId,
    conversationId: turn.conversationId,
    visitorId: order.visitorId,
  }
  const tell = (state: TurnState, reason?: string) =>
    parts.bus.publish({
      type: 'turn',
      update: { turn: turn.turnId, state, ...(reason && { reason }) },
      ...about,
    })
  const speech = openSpeech(turn, order, (delta) => parts.bus.publish({ type: 'delta', delta, ...about }))
  const began = performance.now()
  tell('generating')

  const outcome = await reason(turn, order, speech, parts)
  if (outcome === 'merged') return { state: 'merged', message: null }
  // It stays open in the store; a program that waits for it may ask again.
  if (outcome === 'handed_on') throw new AppError('busy', { retryAfter: 1 })
  const { reasoned, state, why } = outcome
  const { answer } = reasoned
  const stored = await storeAnswer(order.db, {
    ...answer,
    conversationId: turn.conversationId,
    turnId: turn.turnId,
    fence: order.fence,
    absorbed: turn.absorbed.map(({ turnId }) => turnId),
    state,
    reason: why,
    needsPerson: answer.handoff,
    milliseconds: Math.round(performance.now() - began),
    trace: { ...reasoned.trace, turn: turn.turnId, state, created_at: order.askedAt.toISOString() },
  })
  parts.relay.wake()
  if (!stored.stored) return endWithout(stored, tell, why)
  parts.talks.follow(order.db.tenantId, stored.conversation, { role: 'bot', text: answer.text })
  parts.bus.publish({ type: 'message', message: stored.message, ...about })
  tell(state, why)
  parts.bus.publish({ type: 'conversation', conversation: stored.conversation, ...about })
  return {
    state,
    message: stored.message,
    intent: reasoned.trace.intent,
    sources: answer.sources,
    handoff: answer.handoff,
  }
}

function endWithout(
  { why }: Extract<StoredAnswer, { stored: false }>,
  tell: (state: TurnState, reason?: string) => void,
  reason: string | undefined,
): TurnEnd {
  const state = why === 'owned' ? 'handed_off' : 'done'
  // Another process has the turn: it tells how the turn ends.
  if (why !== 'fenced') tell(state, why === 'owned' ? 'person' : reason)
  return { state, message: null }
}

interface Outcome {
  reasoned: Reasoned
  state: 'done' | 'failed' | 'handed_off'
  why?: string
}

async function reason(
  turn: QueuedTurn,
  order: TurnOrder,
  speech: Speech,
  parts: ConversationParts,
): Promise<Outcome | 'merged' | 'handed_on'> {
  const { db, botId, bot_version, knowledge_rev } = order
  const desk = await parts.desks.desk(db, { botId, botVersion: bot_version, knowledgeRev: knowledge_rev })
  const question = {
    text: turn.question,
    history: order.history.slice(0, order.history.length - turn.absorbed.length),
    locale: order.locale ?? null,
    channel: order.channel,
    now: order.askedAt,
    asker: { tenantId: db.tenantId, visitorId: order.visitorId, address: order.address },
  }
  const signal = AbortSignal.any([turn.abort.signal, AbortSignal.timeout(longestMs)])
  try {
    signal.throwIfAborted()
    const hearing = {
      say: speech.say,
      signal,
      understood: (input: AnswerInput) => order.heard?.intent(input.detection.intent),
    }
    const reasoned = await answerQuestion(desk, question, parts.answerer, hearing)
    return { reasoned, state: reasoned.answer.answered_by === 'handoff' ? 'handed_off' : 'done' }
  } catch (cause) {
    const { aborted, reason: why } = turn.abort.signal
    if (aborted && why === absorbed) return 'merged'
    if (aborted && why === handedOn) return 'handed_on'
    if (aborted && why === stopped) {
      return { reasoned: unreasoned(desk, turn, speech.said()), state: 'done', why: 'stopped' }
    }
    parts.log.error({ err: cause, turn: turn.turnId }, 'a turn failed')
    const { failure } = replyWords[replyLanguage(turn.question, question.locale)]
    speech.say.restart()
    speech.say(failure)
    return { reasoned: unreasoned(desk, turn, failure), state: 'failed', why: 'error' }
  }
}

/** An answer that no reasoning stands behind. */
function unreasoned(desk: Desk, turn: QueuedTurn, text: string): Reasoned {
  const answer: Answer = {
    text,
    sources: [],
    answered_by: 'refusal',
    handoff: false,
    suggestions: [],
    model: null,
  }
  return {
    answer,
    trace: {
      question: turn.question,
      answer: text,
      answered_by: 'refusal',
      bot_version: desk.botVersion,
      knowledge_rev: desk.knowledgeRev,
      intent: null,
      alternatives: [],
      entities: [],
      out_of_scope: false,
      passages: [],
      confidence: null,
      threshold: 0,
      model: null,
      stages: [],
    },
  }
}

interface Speech {
  say: Say
  said(): string
}

/** Each piece knows its place, so that a client can tell a gap; a restart begins a new attempt at 0. */
function openSpeech(turn: QueuedTurn, order: TurnOrder, publish: (delta: Delta) => void): Speech {
  // Leaves room for the restarts of this attempt below the next process's.
  let attempt = order.attempt * 100
  let said = ''
  const say = (text: string) => {
    if (text === '') return
    turn.spoke = true
    publish({ turn: turn.turnId, attempt, off: said.length, text })
    order.heard?.text(text)
    said += text
  }
  const restart = () => {
    if (said === '') return
    attempt += 1
    said = ''
    order.heard?.restart()
  }
  return { say: Object.assign(say, { restart }), said: () => said }
}
