/** The Answerer interface: what every way of answering takes and gives. */
import type {
  AnsweredBy,
  Business,
  Channel,
  IntentSettings,
  MessageBlock,
  ModelSettings,
  OfferedBlock,
  Source,
} from '#wire'
import type { Asker } from '../guard/open-spend-guard.ts'
import type { Detection } from '../intents/intent-types.ts'
import type { FactAnswer, SearchResult } from '../knowledge/knowledge-types.ts'

/** Everything an answer depends on, so that a stored turn can be replayed exactly. */
export interface AnswerInput {
  question: string
  /** How many files came with it. The desk cannot open them. */
  files?: number
  /** Earlier messages of the conversation, oldest first, without the question. */
  history: readonly { role: 'visitor' | 'bot' | 'agent'; text: string }[]
  business: Business
  /** The owner's greeting and the bot's id, for the variables of replies. */
  greeting?: string
  botId?: string
  model: ModelSettings
  /** The owner's intents with their replies and actions. */
  intents: Readonly<Record<string, IntentSettings>>
  detection: Detection
  search: SearchResult
  fact: FactAnswer | null
  /** The moment of the question. */
  now: Date
  locale: string | null
  channel: Channel
  /** On whose account a model is called; absent: nobody counts. */
  asker?: Asker
}

/** What was decided before anything is said; the same with and without a model. */
export type Grounding =
  | { kind: 'facts'; fact: FactAnswer }
  | { kind: 'article'; search: SearchResult }
  | { kind: 'intent'; reply: string; handoff: boolean; blocks?: OfferedBlock[] }
  | { kind: 'small_talk'; reply: string }
  | { kind: 'handoff' }
  | { kind: 'refusal'; suggestions: string[] }

export interface Answer {
  text: string
  sources: Source[]
  answered_by: AnsweredBy
  handoff: boolean
  suggestions: string[]
  /** What stands below the text. */
  blocks?: MessageBlock[]
  /** Present when a model was called, also when it failed. */
  model: ModelCall | null
}

export interface ModelCall {
  name: string
  messages: { role: string; content: string }[]
  prompt_tokens: number | null
  completion_tokens: number | null
  /** Why the model's answer was not used; null when it was. */
  error: string | null
}

/** Takes each piece of text as it is said. What was given since the last restart concatenates to the final text. */
export interface Say {
  (text: string): void
  /** A new attempt begins at offset 0: forget what was said. */
  restart(): void
}

/** One way of answering. Never throws for what a model or a visitor does; rejects only when `signal` aborts. */
export interface Answerer {
  readonly name: string
  answer(input: AnswerInput, grounding: Grounding, say: Say, signal: AbortSignal): Promise<Answer>
}
