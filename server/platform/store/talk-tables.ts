/** The rows of the tables of talks: visitors, what is said, and what they leave. */
import type { ColumnType, Generated } from 'kysely'
import type {
  AnsweredBy,
  Attachment,
  Author,
  Channel,
  FeedbackReason,
  FlatObject,
  FormAnswer,
  IdentityProof,
  MessageBlock,
  MessageKind,
  Source,
  Trace,
  TurnState,
  VisitorAttributes,
} from '#wire'
import type { Json, Moment, Nullable } from './column-types.ts'

export interface TalkTables {
  visitors: {
    tenant_id: string
    id: string
    epoch: Generated<number>
    locale: Nullable<string>
    created_at: Moment
    last_seen_at: Moment
  }
  visitor_identities: {
    tenant_id: string
    visitor_id: string
    external_id: Nullable<string>
    proof: IdentityProof
    attributes: Json<VisitorAttributes>
    unproven: string[]
    updated_at: Moment
  }
  conversation_contexts: {
    tenant_id: string
    conversation_id: string
    context: Json<FlatObject>
    page: Nullable<string>
    page_title: Nullable<string>
    referrer: Nullable<string>
    locale: Nullable<string>
    updated_at: Moment
  }
  conversations: {
    tenant_id: string
    id: string
    bot_id: string
    visitor_id: string
    channel: Channel
    status: Generated<'open' | 'closed'>
    owner: Generated<string>
    needs_person: Generated<boolean>
    head: Generated<number>
    visitor_seen: Generated<number>
    team_seen: Generated<number>
    version: Generated<number>
    preview: Generated<string>
    preview_role: Nullable<Author>
    page: Nullable<string>
    created_at: Moment
    updated_at: Moment
  }
  turns: {
    tenant_id: string
    id: string
    conversation_id: string
    state: TurnState
    reason: Nullable<string>
    merged_into: Nullable<string>
    attempt: Generated<number>
    fence: Generated<number>
    lease_until: string
    bot_version: number
    knowledge_rev: number
    asked_at: string
    trace: ColumnType<Trace | null, string | null | undefined, string | null>
    created_at: Moment
    finished_at: Nullable<string>
  }
  messages: {
    tenant_id: string
    conversation_id: string
    seq: number
    id: string
    kind: Generated<MessageKind>
    role: Author
    text: string
    sources: ColumnType<Source[] | null, string | null | undefined, string | null>
    suggestions: ColumnType<string[] | null, string | null | undefined, string | null>
    attachments: ColumnType<Attachment[] | null, string | null | undefined, string | null>
    blocks: ColumnType<MessageBlock[] | null, string | null | undefined, string | null>
    visitor_id: Nullable<string>
    author_id: Nullable<string>
    cmid: Nullable<string>
    turn_id: Nullable<string>
    answered_by: Nullable<AnsweredBy>
    target_id: Nullable<string>
    rev: Generated<number>
    created_at: Moment
  }
  attachments: {
    tenant_id: string
    id: string
    visitor_id: string
    author_id: Nullable<string>
    message_id: Nullable<string>
    name: string
    type: string
    size: number
    width: Nullable<number>
    height: Nullable<number>
    is_whole: Generated<boolean>
    created_at: Moment
  }
  attachment_pieces: { tenant_id: string; attachment_id: string; place: number; bytes: Buffer }
  feedback: {
    tenant_id: string
    message_id: string
    visitor_id: string
    value: 1 | -1
    reason: Nullable<FeedbackReason>
    note: Nullable<string>
    created_at: Moment
  }
  leads: {
    tenant_id: string
    id: string
    conversation_id: string
    message_id: string
    visitor_id: string
    purpose: 'lead' | 'contact'
    name: Nullable<string>
    email: Nullable<string>
    phone: Nullable<string>
    answers: Json<FormAnswer[]>
    consent: Nullable<string>
    page: Nullable<string>
    created_at: Moment
  }
  transcripts: {
    tenant_id: string
    id: string
    conversation_id: string
    visitor_id: string
    email: string
    head: number
    time_zone: Nullable<string>
    sent_at: Nullable<string>
    created_at: Moment
  }
}
