/** What visitors leave behind for the business: their details, and what they thought of an answer. */
import type { FormAnswer, FormPurpose } from './blocks.ts'
import type { Id, Timestamp } from './words.ts'

/** A person who filled in a form for a lead or a call back. */
export interface Lead {
  id: Id
  conversation_id: Id
  visitor_id: Id
  purpose: Exclude<FormPurpose, 'other'>
  name: string | null
  email: string | null
  phone: string | null
  /** All that was filled in. */
  answers: FormAnswer[]
  /** The sentence that was agreed to. */
  consent: string | null
  /** Address of the page where it began. */
  page: string | null
  created_at: Timestamp
}

/** Why an answer did not help. */
export type FeedbackReason = 'wrong' | 'incomplete' | 'unclear' | 'outdated' | 'other'

/** A visitor's verdict on an answer, with the question. */
export interface Feedback {
  message_id: Id
  conversation_id: Id
  value: 1 | -1
  reason: FeedbackReason | null
  note: string | null
  question: string | null
  answer: string
  turn: Id | null
  created_at: Timestamp
}
