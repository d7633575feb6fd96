/** One bubble with what belongs to it: sources, suggestions, feedback, the fate of sending. */
import type { ComponentChildren } from 'preact'
import type { Source } from '#wire'
import { fill, type Texts } from '../texts.ts'
import type { Chat } from './chat.ts'
import { Icon, icons } from './icons.tsx'
import type { Bubble } from './log-items.ts'
import { Link, RichText } from './rich-text.tsx'

interface MessageItemProps {
  bubble: Bubble
  chat: Chat
  texts: Texts
  lang: string
  /** The newest of all: its suggestions still count. */
  newest: boolean
  rating: 1 | -1 | undefined
}

export function MessageItem({ bubble, chat, texts, lang, newest, rating }: MessageItemProps) {
  const { role, text, message, first, last } = bubble
  const author = { visitor: texts.you, bot: texts.assistant, agent: texts.team }[role]
  return (
    <li class={`${role}${first ? ' first' : ''}${last ? ' last' : ''}${newest ? ' newest' : ''}`}>
      <span class={role === 'agent' && first ? 'author' : 'unseen'}>
        {role === 'agent' && first ? author : fill(texts.said, { author })}
      </span>
      <Line text={text} plain={role === 'visitor'}>
        <time dateTime={bubble.at.toISOString()}>
          {bubble.at.toLocaleTimeString(lang, { hour: 'numeric', minute: '2-digit' })}
        </time>
      </Line>
      <Sources sources={message?.sources} texts={texts} />
      <Suggestions questions={message?.suggestions} used={!newest} chat={chat} texts={texts} />
      <div class="meta">
        {role === 'visitor' && <Fate bubble={bubble} newest={newest} chat={chat} texts={texts} />}
        {message && role === 'bot' && <Rating id={message.id} rating={rating} chat={chat} texts={texts} />}
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
      <div part="message" class="bubble">
        <div dir="auto">{plain ? <p>{text}</p> : <RichText text={text} />}</div>
      </div>
      {children}
    </div>
  )
}

function Sources({ sources, texts }: { sources: Source[] | undefined; texts: Texts }) {
  if (!sources?.length) return null
  return (
    <fieldset class="sources" aria-label={texts.sources}>
      {sources.map((source) => (
        <details
          key={source.title}
          onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
        >
          <summary>{source.title}</summary>
          <blockquote dir="auto">
            {source.quote}
            {source.url && /^https?:/i.test(source.url) && (
              <p>
                <Link href={source.url}>{texts.openSource}</Link>
              </p>
            )}
          </blockquote>
        </details>
      ))}
    </fieldset>
  )
}

interface SuggestionsProps {
  questions: string[] | undefined
  used: boolean
  chat: Chat
  texts: Texts
}

function Suggestions({ questions, used, chat, texts }: SuggestionsProps) {
  if (!questions?.length) return null
  return (
    <fieldset class="suggestions" aria-label={texts.suggestions}>
      {questions.map((question) => (
        <button key={question} type="button" disabled={used} onClick={() => chat.send(question)}>
          {question}
        </button>
      ))}
    </fieldset>
  )
}

function Fate({
  bubble,
  newest,
  chat,
  texts,
}: Pick<MessageItemProps, 'bubble' | 'newest' | 'chat' | 'texts'>) {
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
  return newest ? <span>{texts.sent}</span> : null
}

interface RatingProps {
  id: string
  rating: 1 | -1 | undefined
  chat: Chat
  texts: Texts
}

function Rating({ id, rating, chat, texts }: RatingProps) {
  return (
    <span class={rating ? 'rating rated' : 'rating'}>
      <button
        type="button"
        aria-label={texts.helpful}
        title={texts.helpful}
        aria-pressed={rating === 1}
        onClick={() => chat.rate(id, 1)}
      >
        <Icon path={icons.up} />
      </button>
      <button
        type="button"
        aria-label={texts.notHelpful}
        title={texts.notHelpful}
        aria-pressed={rating === -1}
        onClick={() => chat.rate(id, -1)}
      >
        <Icon path={icons.downvote} />
      </button>
    </span>
  )
}
