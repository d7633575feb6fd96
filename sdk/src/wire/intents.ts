/** What the owner teaches a bot to understand, what it understands, and what keeps it from understanding. */
import type { OfferedBlock } from './blocks.ts'
import type { Entity, IntentMatch } from './chat.ts'
import type { Id } from './words.ts'

/** Owner's intents: training phrases and what follows, by name. */
export interface IntentSettings {
  phrases: string[]
  reply?: string
  /** The reply in other languages, by language (`de`) or locale (`pt-BR`); `reply` serves all others. */
  replies?: Record<string, string>
  action?: 'reply' | 'handoff'
  /** What stands below the reply; without a reply, nothing. */
  blocks?: OfferedBlock[]
}
export interface IntentRequest extends IntentSettings {
  name: string
  bot?: string
}
export interface Intent extends IntentSettings {
  name: string
  bot_id: Id
}
/** Body of `PATCH /api/v1/intents/:name`; null takes away. */
export interface IntentChange {
  /** Another name for the same intent. */
  name?: string
  phrases?: string[]
  reply?: string | null
  replies?: Record<string, string> | null
  action?: IntentSettings['action'] | null
  blocks?: OfferedBlock[] | null
}
/** An intent that every bot knows. One of the same name extends it: both their phrases mean it. */
export interface BuiltInIntent {
  name: string
  built_in: true
  /** How many phrases it is known by. */
  phrase_count: number
  /** Some of them. */
  examples: string[]
  /** Whether the bot has an intent of the same name. */
  extended: boolean
}
/** What keeps an intent from being understood well. */
export type IntentProblemKind = 'clash' | 'mistakable' | 'empty' | 'thin' | 'duplicate' | 'long'
export interface IntentProblem {
  kind: IntentProblemKind
  intent: string
  /** The intent that it is mixed up with: of `clash` and `mistakable`. */
  other?: string
  /** How many phrases it is about. */
  count: number
  /** The first of them; `other` is the phrase of the other intent that clashes. */
  examples: { phrase: string; other?: string }[]
  /** What is wrong and what to do, in a sentence or two. */
  detail: string
}
/** `GET /api/v1/intents/phrase-review`: what an owner should look at, the worst first. */
export interface IntentReview {
  bot_id: Id
  intents: number
  phrases: number
  problems: IntentProblem[]
}
export interface DetectRequest {
  text: string
  bot?: string
}
export interface DetectResponse {
  intent: IntentMatch | null
  /** All that the message wants, each at least as sure as the threshold, the surest first, at most five. */
  intents: IntentMatch[]
  alternatives: IntentMatch[]
  entities: Entity[]
  out_of_scope: boolean
  /** The least confidence with which an intent counts. */
  threshold?: number
}
