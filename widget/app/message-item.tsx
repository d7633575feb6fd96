/** One bubble with what belongs to it. */
import type { ComponentChildren } from 'preact'
import type { Message } from '#wire'
import { fill } from '../texts.ts'
import type { ChatState } from './chat-state.ts'
import { lazyPart } from './lazy-part.tsx'
import type { Bubble } from './log-items.ts'
import { RichText } from './rich-text.tsx'
import type { WidgetContext } from './widget-context.ts'

/** Sources, suggestions, feedback: they come with the first answer. */
export const AnswerExtras = lazyPart(() => import('../parts/answer-extras.tsx').then((it) => it.answerExtras))

/** What is to be pressed or filled in. */
export const Blocks = lazyPart(() => import('../parts/blocks.tsx').then((it) => it.blocks))

/** Files: they come with the first message that has some. */
export const AttachmentList = lazyPart(() =>
  import('../parts/attachment-list.tsx').then((it) => it.attachmentList),
)

interface MessageItemProps {
  widget: WidgetContext
  bubble: Bubble
  /** The newest of all. */
  newest: boolean
  rating: 1 | -1 | undefined
}

export function MessageItem({ widget, bubble, newest, rating }: MessageItemProps) {
  const { texts, lang } = widget
  const { role, text, attachments, message, first, last } = bubble
  const author = { visitor: texts.you, bot: texts.assistant, agent: texts.team }[role]
  return (
    <li class={`${role}${first ? ' first' : ''}${last ? ' last' : ''}${newest ? ' newest' : ''}`}>
      <span class={role === 'agent' && first ? 'author' : 'unseen'}>
        {role === 'agent' && first ? author : fill(texts.said, { author })}
      </span>
      {attachments && <AttachmentList widget={widget} attachments={attachments} />}
      <Line text={text} plain={role === 'visitor'}>
        <time dateTime={bubble.at.toISOString()}>
          {bubble.at.toLocaleTimeString(lang, { hour: 'numeric', minute: '2-digit' })}
        </time>
      </Line>
      {/* Comes and changes later: what has been heard is not to be read out again for it. */}
      <div class="extras" aria-live="off">
        {role === 'visitor' && (
          <div class="meta">
            <Fate widget={widget} bubble={bubble} newest={newest} />
          </div>
        )}
        {message?.blocks && <Blocks widget={widget} message={message} newest={newest} />}
        {message && role === 'bot' && (
          <AnswerExtras widget={widget} message={message} newest={newest} rating={rating} />
        )}
      </div>
    </li>
  )
}

interface LineProps {
  text: string
  /** Shown as written: what a visitor types is not Markdown. */
  plain?: boolean
  children?: ComponentChildren
}

/** A bubble and what stands beside it. */
export function Line({ text, plain = false, children }: LineProps) {
  return (
    <div class="line">
      {text && (
        <div part="message" class="bubble">
          <div dir="auto">{plain ? <p>{text}</p> : <RichText text={text} />}</div>
        </div>
      )}
      {children}
    </div>
  )
}

function Fate({ widget: { texts, chat }, bubble, newest }: Omit<MessageItemProps, 'rating'>) {
  const state = bubble.entry?.state ?? 'sent'
  if (state === 'failed') {
    return (
      <span class="failed">
        {texts.notSent}
        <button type="button" onClick={() => chat.retry(bubble.key)}>
          {texts.retry}
        </button>
      </span>
    )
  }
  if (state === 'sending') return <span>{texts.sending}</span>
  return newest ? <span>{isSeen(bubble, chat.state.get()) ? texts.seen : texts.sent}</span> : null
}

/** Only where a person is there: of the bot it would say nothing. */
function isSeen({ message }: Bubble, { seen, messages }: ChatState): boolean {
  const isOfPerson = ({ role, blocks }: Message) =>
    role === 'agent' || blocks?.some((it) => it.type === 'notice' && it.code === 'person_joined')
  return message !== undefined && message.seq <= seen && messages.some(isOfPerson)
}
