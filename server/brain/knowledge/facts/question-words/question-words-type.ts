/** The words by which a question in one language shows what fact it asks for. */
import type { Topic } from '../topic-words.ts'

/**
 * Each text is a list of words; one with a `*` stands for all that begin so, and `+` joins the words of a phrase.
 * In scripts without spaces they are pieces that a text is cut into, the longest first.
 */
export interface QuestionWords {
  /** Words that change nothing about what is asked. */
  fillers: string
  /** What a business calls itself; may stand in any question. */
  place: string
  /** Words that raise a topic, and words that may stand beside them. */
  topics: Readonly<Record<Topic, readonly [ask: string, allow: string]>>
  /** Says that a business is or is not open: without a day and a word for "when" it asks for now. */
  open: string
  when: string
  now: string
  again: string
  holiday: string
  /** "Do you work …": asks for hours as soon as a day is named. */
  presence: string
}
