/** Runs one turn to its end: answers, streams what is said, stores the answer, tells everyone. */
import type { IntentMatch, Message, Source, TurnState } from '#wire'
import { AppError, isBusy } from '../../errors.ts'
import { replyLanguage } from '../language/reply-language.ts'
import type { AnswerInput } from '../replies/reply-types.ts'
import { replyWords } from '../replies/reply-words.ts'
import { answerQuestion, type Reasoned } from './answer-question.ts'
import type { ConversationParts } from './conversation-parts.ts'
import { openSpeech, type Speech, untilAborted, whileOpen } from './speech.ts'
import { type StoredAnswer, storeAnswer } from './store-answer.ts'
import type { TurnOrder } from './turn-order.ts'
import { absorbed, handedOn, type QueuedTurn, stopped } from './turn-queue.ts'
import { unreasoned } from './unreasoned.ts'

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
  if (outcome === 'handed_on')
    throw new AppError('busy', { retryAfter: 1, cause: new Error('the turn was left to another process') })
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
  if (!stored.stored) return endWithout(stored, tell, outcome)
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
  outcome: Outcome,
): TurnEnd {
  const state = why === 'owned' ? 'handed_off' : outcome.state
  // Another process has the turn: it tells how the turn ends.
  if (why !== 'fenced') tell(state, why === 'owned' ? 'person' : outcome.why)
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
  if (order.givenUp) return giveUp(turn, order, speech)
  // What it waited in the queue is part of its time.
  const leftMs = Math.max(0, Math.round(longestMs - (performance.now() - turn.began)))
  const signal = AbortSignal.any([turn.abort.signal, AbortSignal.timeout(leftMs)])
  try {
    signal.throwIfAborted()
    const reasoned = await untilAborted(signal, think(turn, order, { speech, signal }, parts))
    return { reasoned, state: reasoned.answer.answered_by === 'handoff' ? 'handed_off' : 'done' }
  } catch (cause) {
    const ended = turn.abort.signal.aborted ? whenEnded(turn, order, speech) : undefined
    if (ended) return ended
    // The store was away for a moment: the turn stays open, and is taken over when its lease is over.
    if (isBusy(cause) && !signal.aborted) throw cause
    parts.log.error({ err: cause, turn: turn.turnId }, 'a turn failed')
    return failed(turn, order, speech, 'failure')
  }
}

function whenEnded(
  turn: QueuedTurn,
  order: TurnOrder,
  speech: Speech,
): Outcome | 'merged' | 'handed_on' | undefined {
  const why = turn.abort.signal.reason
  if (why === absorbed) return 'merged'
  if (why === handedOn) return 'handed_on'
  if (why !== stopped) return undefined
  return { reasoned: unreasoned(order, turn, speech.said()), state: 'done', why: 'stopped' }
}

async function think(
  turn: QueuedTurn,
  order: TurnOrder,
  { speech, signal }: { speech: Speech; signal: AbortSignal },
  { desks, answerer }: ConversationParts,
): Promise<Reasoned> {
  const { db, botId, bot_version, knowledge_rev } = order
  const desk = await desks.desk(db, { botId, botVersion: bot_version, knowledgeRev: knowledge_rev })
  signal.throwIfAborted()
  const question = {
    text: turn.question,
    files: turn.files,
    history: order.history.slice(0, order.history.length - turn.absorbed.length),
    locale: order.locale ?? null,
    channel: order.channel,
    now: order.askedAt,
    asker: { tenantId: db.tenantId, visitorId: order.visitorId, address: order.address },
  }
  return answerQuestion(desk, question, answerer, {
    say: whileOpen(speech.say, signal),
    signal,
    understood: (input: AnswerInput) => order.heard?.intent(input.detection.intent),
  })
}

/** It has nothing that could fail once more: no desk, no model, no search. */
function giveUp(turn: QueuedTurn, order: TurnOrder, speech: Speech): Outcome {
  const outcome = failed(turn, order, speech, 'givenUp')
  outcome.reasoned.answer.handoff = true
  return outcome
}

function failed(turn: QueuedTurn, order: TurnOrder, speech: Speech, words: 'failure' | 'givenUp'): Outcome {
  // A question that is not there any more needs no answer, only an end.
  const isGone = turn.question === '' && turn.files === 0
  const text = isGone ? '' : replyWords[replyLanguage(turn.question, order.locale ?? null)][words]
  speech.say.restart()
  speech.say(text)
  return { reasoned: unreasoned(order, turn, text), state: 'failed', why: 'error' }
}
