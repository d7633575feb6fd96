/** What the desk says by itself, in one language. */
import type { Business } from '#wire'

export interface ReplyWords {
  /** Replies to small talk, by intent. */
  smallTalk: Readonly<Record<string, (business: Business) => string>>
  /** Requests that a person has to take on, by intent. */
  requests: Readonly<Record<string, string>>
  handoff(business: Business): string
  /** When visitors leave how to reach them, or say what a request asked them for. */
  noted: string
  /** When a file came, which the desk cannot open and a person has to look at. */
  fileReceived: string
  refusal: string
  refusalWithSuggestions: string
  /** When answering failed for a reason of ours. */
  failure: string
  /** When it failed again and again, so that a person is asked. */
  givenUp: string
}
