/** What intent detection takes and gives. */
import type { Entity, IntentMatch } from '#wire'

/** One intent to learn: its name and phrases that mean it. */
export interface TrainingIntent {
  name: string
  phrases: readonly string[]
}

/** What a message wants, by name, with what it mentions. */
export interface Detection {
  /** Null when nothing reaches the threshold. */
  intent: IntentMatch | null
  /**
   * All that the message wants, best first, at most five: what it wants as a whole and what each of its clauses wants
   * by itself. A clause may be clear where the whole message is not.
   */
  intents: IntentMatch[]
  /** The next best, best first, at most four. */
  alternatives: IntentMatch[]
  entities: Entity[]
  /** True when the message fits none of the bot's intents. */
  out_of_scope: boolean
}
