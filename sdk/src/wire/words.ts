/** Words that every part of the wire shares: ids, roles, states. Wire JSON is snake_case. */

/** Opaque identifier. Knowing one grants nothing. */
export type Id = string
/** RFC 3339 time in UTC, for example `2026-11-21T09:30:00.000Z`. */
export type Timestamp = string

/** Where a message comes from. */
export type Channel = 'web' | 'api'
/** Who wrote a message. */
export type Author = 'visitor' | 'bot' | 'agent' | 'system'
/** What a row of a conversation is; the last three carry `target_id`. */
export type MessageKind = 'message' | 'edit' | 'status' | 'erasure'
/** States of a turn; the last four are terminal. */
export type TurnState = 'pending' | 'generating' | 'done' | 'failed' | 'handed_off' | 'merged'
/** Role of a member within a tenant. */
export type MemberRole = 'owner' | 'admin' | 'agent' | 'viewer'
/** What gave an answer: a computed fact, an article, small talk, an intent's own reply, a model, or none (it said that it does not know). */
export type AnsweredBy = 'facts' | 'article' | 'small_talk' | 'intent' | 'model' | 'refusal' | 'handoff'
/** Names that fill themselves in, written `{{name}}`, in greetings and in replies of intents. */
export type ReplyVariable =
  | 'address'
  | 'business_id'
  | 'business_name'
  | 'email'
  | 'emergency_phone'
  | 'greeting'
  | 'hours'
  | 'owner_name'
  | 'phone'
  | 'services'
  | 'website'
