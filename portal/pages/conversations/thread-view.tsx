/** One conversation, read live, and answered where it is taken over. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Conversation } from '#wire'
import { Badge } from '../../kit/badge.tsx'
import { Button, ButtonLink } from '../../kit/button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { tellWhere, tellWho, VisitorBadge } from '../../shell/conversation-row.tsx'
import { AboutVisitor } from './about-visitor.tsx'
import { view } from './agent-view.ts'
import { AnswerDesk } from './answer-desk.tsx'
import { answersOf } from './answers.ts'
import { MessageRow } from './message-row.tsx'
import { PendingAnswers } from './pending-answers.tsx'
import { lastSeenAnswer, type Speech, shownMessages } from './thread.ts'
import './thread-view.css'
import { TraceWindow } from './trace-window.tsx'

export function ThreadView({ id, backHref }: { id: string; backHref: string }) {
  const { thread, isSynced, refusal, open, isVisitorTyping, visitorSeen } = view.value
  const [turn, setTurn] = useState<string | null>(null)
  const [isAboutOpen, setAboutOpen] = useState(() => matchMedia('(min-width: 75rem)').matches)
  const messages = shownMessages(thread.rows)
  const conversation = open?.id === id ? open : undefined
  const lastSeen = lastSeenAnswer(messages, visitorSeen)
  const pending = answersOf(id).entries.value
  return (
    <section class="thread" data-about={isAboutOpen} aria-label="Conversation">
      <ThreadHead
        conversation={conversation}
        backHref={backHref}
        isAboutOpen={isAboutOpen}
        onAbout={() => setAboutOpen(!isAboutOpen)}
      />
      {isAboutOpen && !refusal && <AboutVisitor id={id} />}
      {refusal ? (
        <EmptyState icon="search" title="This conversation cannot be shown">
          <p>{refusal}</p>
        </EmptyState>
      ) : (
        <div class="thread-main">
          <Log length={messages.length + pending.length}>
            {messages.length === 0 && !isSynced && <Skeleton lines={4} />}
            {messages.length === 0 && isSynced && <p class="soft">No words yet.</p>}
            {messages.map((shown) => (
              <MessageRow key={shown.message.id} shown={shown} isSeen={shown === lastSeen} onWhy={setTurn} />
            ))}
            {thread.speaking.map((speech) => (
              <SpeechRow key={speech.turn} speech={speech} />
            ))}
            <PendingAnswers conversationId={id} messages={messages} />
          </Log>
          <p class="typing-line small soft" role="status">
            {isVisitorTyping && (
              <>
                The visitor is typing
                <TypingDots />
              </>
            )}
          </p>
          {conversation && <AnswerDesk conversation={conversation} />}
        </div>
      )}
      {turn && <TraceWindow conversationId={id} turn={turn} onClose={() => setTurn(null)} />}
    </section>
  )
}

interface ThreadHeadProps {
  conversation: Conversation | undefined
  backHref: string
  isAboutOpen: boolean
  onAbout(): void
}

function ThreadHead({ conversation, backHref, isAboutOpen, onAbout }: ThreadHeadProps) {
  return (
    <header class="thread-head">
      <ButtonLink class="thread-back" size="small" tone="quiet" icon="back" href={backHref}>
        All
      </ButtonLink>
      <div class="grow">
        <h2 class="clip">{conversation ? tellTitle(conversation) : 'Conversation'}</h2>
        {conversation && (
          <p class="small soft">
            Began <RelativeTime at={conversation.created_at} />
          </p>
        )}
      </div>
      {conversation?.visitor && <VisitorBadge proof={conversation.visitor.proof} />}
      {conversation?.needs_person && <Badge tone="warn">Asked for a person</Badge>}
      {conversation?.status === 'closed' && <Badge>Closed</Badge>}
      <Button
        class="about-button"
        size="small"
        tone="quiet"
        icon="people"
        aria-expanded={isAboutOpen}
        onClick={onAbout}
      >
        About
      </Button>
    </header>
  )
}

function tellTitle({ visitor, page, channel }: Conversation): string {
  return visitor ? tellWho(visitor) : tellWhere(page, channel)
}

const nearEndPx = 120

/** Follows the end as messages arrive, unless the reader has scrolled up. */
function Log({ length, children }: { length: number; children: ComponentChildren }) {
  const log = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useEffect(() => {
    const box = log.current
    if (!box) return
    const follow = () => {
      if (isAtEnd.current) box.scrollTo({ top: box.scrollHeight })
    }
    follow()
    // The composer grows and takes room from it; pictures come later.
    const observer = new ResizeObserver(follow)
    for (const part of [box, ...box.children]) observer.observe(part)
    return () => observer.disconnect()
  }, [length])
  return (
    <div
      ref={log}
      class="thread-log"
      role="log"
      aria-label="Messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a log that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearEndPx
      }}
    >
      {children}
    </div>
  )
}

function TypingDots() {
  return (
    <span class="typing" aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  )
}

function SpeechRow({ speech }: { speech: Speech }) {
  return (
    <div class="message" data-role="bot">
      <p class="bubble" data-from="bot" aria-hidden="true">
        <span class="said">
          {speech.text}
          <TypingDots />
        </span>
      </p>
      <span class="visually-hidden">The bot is answering…</span>
    </div>
  )
}
