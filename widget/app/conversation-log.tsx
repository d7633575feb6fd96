/** The conversation: finished messages in the live region, what is still being said below it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { nearDay } from '../texts.ts'
import type { ChatState } from './chat-state.ts'
import { Icon, icons } from './icons.tsx'
import { lazyPart } from './lazy-part.tsx'
import { type LogItem, logItems } from './log-items.ts'
import { mayTalk } from './may-talk.ts'
import { AnswerExtras, Blocks, Line, MessageItem } from './message-item.tsx'
import type { WidgetContext } from './widget-context.ts'

/** Closer to the end than this, the reader follows what is new. */
const NEAR_PX = 80

const Starters = lazyPart(async () => (await import('../parts/starters.tsx')).starters)

interface LogProps {
  widget: WidgetContext
  state: ChatState
}

export function ConversationLog({ widget, state }: LogProps) {
  const { texts, lang, greeting } = widget
  const scroller = useRef<HTMLElement>(null)
  const [following, setFollowing] = useState(true)
  const items = logItems(state, new Date())
  const newest = items.findLast((item) => item.type === 'bubble')
  const own = state.outbox.length
  const isNew = state.synced && items.length === 0 && widget.suggestions.length > 0 && mayTalk(widget)

  function toEnd() {
    // Not `scrollTo`: old libraries put a method of that name in its place.
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight
  }
  useLayoutEffect(() => {
    if (!following || !scroller.current) return
    toEnd()
    // The keyboard, a banner and a growing composer all take room from it; what is brought later fills it.
    const observer = new ResizeObserver(toEnd)
    for (const box of [scroller.current, ...scroller.current.children]) observer.observe(box)
    return () => observer.disconnect()
  })
  // An answer will come: what stands below it travels with the connection.
  const isTalking = state.connection !== 'idle'
  useEffect(() => {
    if (!isTalking) return
    void AnswerExtras.bring()
    void widget.bringWords()
  }, [isTalking])
  // One's own message is always worth seeing.
  useLayoutEffect(() => {
    if (own > 0) setFollowing(true)
  }, [own])

  return (
    <div class="conversation">
      <section
        ref={scroller}
        class="scroller"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={texts.conversation}
        onScroll={({ currentTarget: it }) =>
          setFollowing(it.scrollHeight - it.scrollTop - it.clientHeight < NEAR_PX)
        }
      >
        <div
          role="log"
          aria-label={texts.messages}
          aria-live={state.synced ? 'polite' : 'off'}
          aria-relevant="additions"
        >
          <ol class="log">
            {greeting && (
              <li class="bot first last">
                <span class="unseen">{texts.assistant}:</span>
                <Line text={greeting} />
                {isNew && <Starters widget={widget} />}
              </li>
            )}
            {items.map((item) => row(item))}
          </ol>
        </div>
        <Answering widget={widget} state={state} />
      </section>
      {!following && (
        <button type="button" class="latest" aria-label={texts.latest} onClick={toEnd}>
          <Icon path={icons.down} />
        </button>
      )}
    </div>
  )

  function row(item: LogItem) {
    if (item.type === 'day') {
      return (
        <li key={item.key} class="day">
          {dayName(item.at, lang)}
        </li>
      )
    }
    if (item.type === 'note') {
      return (
        <li key={item.key} class="note">
          {item.message.blocks ? <Blocks widget={widget} message={item.message} newest={false} /> : item.text}
        </li>
      )
    }
    return (
      <MessageItem
        key={item.key}
        widget={widget}
        bubble={item}
        newest={item === newest && state.streams.length + state.waiting.length === 0}
        rating={item.message && state.feedback[item.message.id]}
      />
    )
  }
}

function Answering({ widget: { chat, texts }, state }: LogProps) {
  const isBot = state.streams.length + state.waiting.length > 0
  if (!isBot && !state.typing) return null
  return (
    <div class="answering">
      {state.streams.map((stream) => (
        <Line key={stream.turn} text={stream.text} />
      ))}
      {state.streams.length === 0 && (
        <div class="bubble dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      )}
      {isBot && (
        <button type="button" class="stop" onClick={chat.stop}>
          <Icon path={icons.stop} />
          {texts.stop}
        </button>
      )}
    </div>
  )
}

function dayName(at: Date, lang: string): string {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000)
  if (days === 0) return nearDay(0, lang)
  if (days === 1) return nearDay(-1, lang)
  return at.toLocaleDateString(lang, { weekday: 'long', day: 'numeric', month: 'long' })
}
