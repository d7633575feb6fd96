/** Bodies of the REST API. Fields that are not listed are free to appear. */
import type { PrechatForm } from './blocks.ts'
import type { ChatReply, Entity, IntentMatch } from './chat.ts'
import type { ChatSettings, Teaser } from './chat-settings.ts'
import type { FlatObject, VisitorIdentity, VisitorSummary } from './identity.ts'
import type { IntentSettings } from './intents.ts'
import type { LauncherWords, OwnTexts } from './widget-texts.ts'
import type { AnsweredBy, Author, Channel, Id, MemberRole, Timestamp, TurnState } from './words.ts'

/** RFC 9457 problem details, the body of every error. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  /** Stable, for programs. */
  code: string
  request_id: string
  errors?: { pointer: string; code: string; detail: string }[]
}

/** One page of a list. */
export interface Page<T> {
  data: T[]
  has_more: boolean
  next_cursor: string | null
}

/** Body of `POST /api/signup`; either `businessName` or `website`. */
export interface SignupRequest {
  businessName?: string
  website?: string
  email: string
  password: string
  ownerName?: string
  phone?: string
  industry?: string
  plan?: string
  /** The card, as the payment provider names it. */
  paymentMethodId?: string
  /** Where the phone number is wanted from, for example `415`. */
  areaCode?: string
}
export interface SignupResponse {
  success: true
  /** Portal access token of the owner. */
  token: string
  business: { id: Id; name: string; trialEndsAt: Timestamp; phoneNumber?: string }
  account_token: string
  nextSteps: { step1: string; step2: string; step3: string }
}

export interface LoginRequest {
  email: string
  password: string
}
export interface TenantOfUser {
  id: Id
  name: string
  role: MemberRole
}
export interface LoginResponse {
  token: string
  tenants: TenantOfUser[]
}

/** The signed-in member and the tenant that is open. */
export interface Me {
  user: { id: Id; email: string; name: string | null; email_verified: boolean; has_password: boolean }
  tenant: { id: Id; name: string; plan: string; status: string; trial_ends_at: Timestamp | null }
  role: MemberRole
  /** Whether the person runs this installation; absent from earlier versions. */
  super_admin?: boolean
  /** Present while a super admin looks into the tenant: everything can be read and nothing changed, until then. */
  viewing_as?: { reason: string; until: Timestamp }
  tenants: TenantOfUser[]
  account_token: string
}

export interface ApiKeyRequest {
  name: string
  scopes?: string[]
  expires_at?: Timestamp
  /** Requests a minute, where less than every key may make is wanted. */
  per_minute?: number
}
export interface ApiKey {
  id: Id
  name: string
  prefix: string
  last4: string
  scopes: string[]
  expires_at: Timestamp | null
  last_used_at: Timestamp | null
  per_minute: number | null
  /** Until when the secret before the last rotation is good. */
  previous_until: Timestamp | null
  created_at: Timestamp
}
/** `key` is shown only here. */
export interface NewApiKey extends ApiKey {
  key: string
}

export interface Bot {
  id: Id
  slug: string
  name: string
  is_default: boolean
}

/** Body of `POST /api/v1/articles` and, partly, of its PATCH. */
export interface ArticleRequest {
  question: string
  answer: string
  /** Id or slug; absent: every bot of the tenant. */
  bot?: string
  url?: string
  locale?: string
  /** Other ways to ask the same. */
  phrasings?: string[]
}
export interface Article {
  id: Id
  question: string
  answer: string
  bot_id: Id | null
  url: string | null
  locale: string | null
  phrasings: string[]
  created_at: Timestamp
  updated_at: Timestamp
}

/** ISO weekday, 1 = Monday … 7 = Sunday, or its English three-letter name. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
export type WeekdayName = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** Opening hours: `24:00` closes at midnight; `close` before `open` runs past midnight. */
export interface Hours {
  days: (Weekday | WeekdayName)[]
  /** `HH:MM` */
  open: string
  close: string
}
/** A date that differs from the weekly hours: closed, or open at other times. */
export interface HoursException {
  /** `YYYY-MM-DD` */
  date: string
  closed?: boolean
  open?: string
  close?: string
  note?: string
}
export interface ServiceOffer {
  name: string
  /** As the business says it, for example `from $89`. */
  price?: string
  duration_minutes?: number
  description?: string
}
/** The business's own facts, answered by rule. */
export interface Business {
  name: string
  /** Who runs the business, for `{{owner_name}}` in replies. */
  owner_name?: string
  phone?: string
  email?: string
  address?: string
  website?: string
  description?: string
  /** IANA name. @default 'UTC' */
  timezone: string
  hours: Hours[]
  exceptions: HoursException[]
  services: ServiceOffer[]
  emergency_phone?: string
  /** Where the business tells what it does with what people write. */
  privacy_url?: string
}
/** How the widget looks. Colours are `#rrggbb`. */
export interface Appearance {
  accent: string
  position: 'right' | 'left'
  theme: 'auto' | 'light' | 'dark'
  launcher_label?: string
  teaser?: Teaser
  /** Of the panel's corners, in pixels. @default 20 */
  radius?: number
  /** `inherit`: the font of the page. @default 'system' */
  font?: 'system' | 'inherit'
  /** `https:` address of a picture for the header. @default the first letter of the name */
  avatar?: string
  /** Whose chat it is, in the header. @default the business's name */
  name?: string
  /** Language of the greeting and of the label. @default what the greeting is written in, else English */
  language?: string
  /** A language for every visitor. @default `auto`: the page's, else the browser's, else the bot's */
  locale?: string
  /** The owner's own words, by language. */
  texts?: Record<string, OwnTexts>
}
/** Which model answers, where one is configured. */
export interface ModelSettings {
  /** False: the built-in answerer only. @default true */
  enabled: boolean
  /** @default the installation's model */
  model?: string
  /** Tone and rules of the owner, added to the prompt. */
  instructions?: string
  /**
   * Whether e-mail addresses, phone and card numbers and other personal data in what was said reach the model as
   * placeholders such as `[email_1]`; in its answer the values are put back. What the business tells about itself goes
   * as it is. On by default: the model answers as well, and what nobody sends nobody can lose.
   * @default true
   */
  redact?: boolean
  /**
   * Tokens a day (UTC) that models may take for the whole business before this bot answers without a model.
   * @default the installation's, which is also the most
   */
  daily_token_cap?: number
}
/** The whole configuration of a bot: `GET` and `PUT /api/v1/customer/config`. */
export interface BotConfig {
  business: Business
  greeting: string
  appearance: Appearance
  /** Exact origins or `https://*.host`. Empty: learning mode. */
  allowed_origins: string[]
  model: ModelSettings
  /** Whether visitors may send files. @default true */
  attachments?: boolean
  /** What visitors are asked before their first message. @default nothing */
  prechat?: PrechatForm
  intents: Record<string, IntentSettings>
}

export interface Conversation {
  id: Id
  bot_id: Id
  visitor_id: Id
  channel: Channel
  status: 'open' | 'closed'
  /** `bot`, or the id of the member who took over. */
  owner: string
  /** True when a person was asked for. */
  needs_person: boolean
  head: number
  /** The latest message, shortened. */
  preview: string
  preview_role: Author | null
  page: string | null
  /** Who the visitor is, in answers to reads, where that is known; live upserts leave it out. */
  visitor?: VisitorSummary
  /** Messages of the visitor that nobody of the team has read, in the inbox's snapshot; live upserts leave it out. */
  unread?: number
  /** Rises with every change; an upsert with a smaller one is late. */
  version: number
  created_at: Timestamp
  updated_at: Timestamp
}

/** `GET /api/v1/conversations/:id`. */
export interface ConversationDetail extends Conversation {
  /** Null for a visitor of whom nothing was said. */
  identity: VisitorIdentity | null
  context: FlatObject
  /** The page that was seen last; `page` is the one where the conversation began. */
  current_page: string | null
  page_title: string | null
  referrer: string | null
  locale: string | null
}

/** Why an answer was given: `GET /api/v1/conversations/:id/trace`. */
export interface Trace {
  turn: Id
  state: TurnState
  question: string
  answer: string | null
  answered_by: AnsweredBy | null
  bot_version: number
  knowledge_rev: number
  intent: IntentMatch | null
  /** All that the message wants; absent in traces of earlier versions. */
  intents?: IntentMatch[]
  alternatives: IntentMatch[]
  entities: Entity[]
  out_of_scope: boolean
  /** Passages that were found, best first. */
  passages: { article_id: Id | null; title: string; quote: string; score: number; used: boolean }[]
  /** Confidence that the best passage answers the question, and the least that is needed. */
  confidence: number | null
  threshold: number
  /** Present when a model was called. */
  model: {
    name: string
    prompt_tokens: number | null
    completion_tokens: number | null
    error: string | null
    messages: { role: string; content: string }[]
  } | null
  /** Milliseconds per stage. */
  stages: { name: string; ms: number }[]
  created_at: Timestamp
}

/** Body of `POST /api/v1/playground`: a question that is answered and forgotten. */
export interface PlaygroundRequest {
  message: string
  bot?: string
  /** What was said before, oldest first. */
  history?: { role: 'visitor' | 'bot'; text: string }[]
}
export interface PlaygroundResponse {
  reply: Omit<ChatReply, 'id' | 'seq'>
  trace: Omit<Trace, 'turn' | 'state' | 'created_at'>
}

/** Public settings of a widget: what anyone may read with an account token. */
export interface WidgetConfig extends ChatSettings {
  token: string
  greeting: string
  accent: string
  /** White or black, whichever can be read on the accent. */
  on_accent: string
  position: 'right' | 'left'
  theme: 'auto' | 'light' | 'dark'
  launcher_label: string | null
  /** What is on the launcher before the chat is loaded: by language, and under `''` in the bot's. */
  launcher_words: Record<string, LauncherWords>
  /** Folder of what the widget says, below `/w/chunks/`; another one whenever any of it changes. */
  texts: string
  /** Where the owner has chosen one for every visitor. */
  locale?: string
  /** Absolute address of the server. */
  base_url: string
  /** After how many milliseconds the teaser shows, where there is one. */
  tease_ms?: number
}

/** A website that asked for the widget, as `GET /api/v1/seen-origins` lists it. */
export interface SeenOrigin {
  origin: string
  last_seen_at: Timestamp
  count: number
  /** Whether the list of allowed origins covers it; with an empty list none is covered. */
  allowed: boolean
}
