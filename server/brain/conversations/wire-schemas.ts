/** Schemas of conversations, messages and traces, as members read them. */

import { z } from 'zod'
import type { Attachment, Conversation, ConversationDetail, Feedback, Lead, Message, Trace } from '#wire'
import { storable } from '../../platform/http/text-schema.ts'
import { longestMessage } from '../guard/admit-message.ts'
import { shownBlocks } from './block-schemas.ts'

/** What a visitor says: kept to the letter, but not nothing. */
export const spoken = storable(longestMessage).refine(
  (text) => text.trim() !== '',
  'Too small: expected something said',
)

export const sourceSchema = z.object({
  title: z.string(),
  article_id: z.string().exactOptional(),
  url: z.string().exactOptional(),
  quote: z.string(),
})
export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  width: z.int().exactOptional(),
  height: z.int().exactOptional(),
}) satisfies z.ZodType<Attachment>
export const intentSchema = z.object({ name: z.string(), confidence: z.number() })
export const answeredBySchema = z.enum([
  'facts',
  'article',
  'small_talk',
  'intent',
  'model',
  'refusal',
  'handoff',
])
const author = z.enum(['visitor', 'bot', 'agent', 'system'])

export const messageSchema = z.object({
  id: z.string(),
  conversation_id: z.string(),
  seq: z.int(),
  kind: z.enum(['message', 'edit', 'status', 'erasure']),
  role: author,
  text: z.string(),
  sources: z.array(sourceSchema).exactOptional(),
  suggestions: z.array(z.string()).exactOptional(),
  attachments: z.array(attachmentSchema).exactOptional(),
  blocks: shownBlocks.exactOptional(),
  cmid: z.string().exactOptional(),
  turn: z.string().exactOptional(),
  answered_by: answeredBySchema.exactOptional(),
  target_id: z.string().exactOptional(),
  rev: z.int(),
  created_at: z.string(),
}) satisfies z.ZodType<Message>

export const feedbackReason = z.enum(['wrong', 'incomplete', 'unclear', 'outdated', 'other'])

export const feedbackSchema = z.object({
  message_id: z.string(),
  conversation_id: z.string(),
  value: z.union([z.literal(1), z.literal(-1)]),
  reason: feedbackReason.nullable(),
  note: z.string().nullable(),
  question: z.string().nullable(),
  answer: z.string(),
  turn: z.string().nullable(),
  created_at: z.string(),
}) satisfies z.ZodType<Feedback>

export const leadSchema = z.object({
  id: z.string(),
  conversation_id: z.string(),
  visitor_id: z.string(),
  purpose: z.enum(['lead', 'contact']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  answers: z.array(z.object({ name: z.string(), label: z.string(), value: z.string() })),
  consent: z.string().nullable(),
  page: z.string().nullable(),
  created_at: z.string(),
}) satisfies z.ZodType<Lead>

const identityProof = z.enum(['token', 'hash', 'none'])

export const conversationSchema = z.object({
  id: z.string(),
  bot_id: z.string(),
  visitor_id: z.string(),
  channel: z.enum(['web', 'api']),
  status: z.enum(['open', 'closed']),
  owner: z.string(),
  needs_person: z.boolean(),
  head: z.int(),
  preview: z.string(),
  preview_role: author.nullable(),
  page: z.string().nullable(),
  visitor: z
    .object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      verified: z.boolean(),
      proof: identityProof,
    })
    .exactOptional(),
  version: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
}) satisfies z.ZodType<Conversation>

const flat = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const conversationDetailSchema = conversationSchema.extend({
  identity: z
    .object({
      external_id: z.string().nullable(),
      verified: z.boolean(),
      proof: identityProof,
      email: z.string().nullable(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      company: z.string().nullable(),
      avatar: z.string().nullable(),
      custom: flat,
      unproven: z.array(z.string()),
      updated_at: z.string(),
    })
    .nullable(),
  context: flat,
  current_page: z.string().nullable(),
  page_title: z.string().nullable(),
  referrer: z.string().nullable(),
  locale: z.string().nullable(),
}) satisfies z.ZodType<ConversationDetail>

const entity = z.object({
  type: z.enum(['email', 'phone', 'amount', 'date', 'time', 'name', 'postcode']),
  text: z.string(),
  value: z.string(),
  start: z.int(),
  end: z.int(),
})

/** The parts of a detection. */
export const detectionShape = {
  intent: intentSchema.nullable(),
  intents: z.array(intentSchema),
  alternatives: z.array(intentSchema),
  entities: z.array(entity),
  out_of_scope: z.boolean(),
}

export const traceSchema = z.object({
  turn: z.string(),
  state: z.enum(['pending', 'generating', 'done', 'failed', 'handed_off', 'merged']),
  question: z.string(),
  answer: z.string().nullable(),
  answered_by: answeredBySchema.nullable(),
  bot_version: z.int(),
  knowledge_rev: z.int(),
  ...detectionShape,
  intents: detectionShape.intents.exactOptional(),
  passages: z.array(
    z.object({
      article_id: z.string().nullable(),
      title: z.string(),
      quote: z.string(),
      score: z.number(),
      used: z.boolean(),
    }),
  ),
  confidence: z.number().nullable(),
  threshold: z.number(),
  model: z
    .object({
      name: z.string(),
      prompt_tokens: z.number().nullable(),
      completion_tokens: z.number().nullable(),
      error: z.string().nullable(),
      messages: z.array(z.object({ role: z.string(), content: z.string() })),
    })
    .nullable(),
  stages: z.array(z.object({ name: z.string(), ms: z.number() })),
  created_at: z.string(),
}) satisfies z.ZodType<Trace>
