/** The chat panel: a dialog beside the page on large screens, over it on phones. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fill, type Texts } from '../texts.ts'
import type { ChatState } from './chat-state.ts'
import { Composer } from './composer.tsx'
import { ConversationLog } from './conversation-log.tsx'
import { Header } from './header.tsx'
import { isComposing } from './is-composing.ts'
import { lazyPart } from './lazy-part.tsx'
import { mayTalk } from './may-talk.ts'
import { showPanel } from './show-panel.ts'
import type { WidgetContext } from './widget-context.ts'

const BeforeTalk = lazyPart(() => import('../parts/before-talk.tsx').then((it) => it.beforeTalk))

/** An answer that begins sooner needs no "is typing". */
const TYPING_AFTER_MS = 400

interface PanelProps {
  widget: WidgetContext
  open: boolean
}

export function ChatPanel({ widget, open }: PanelProps) {
  const { chat, texts, lang, dir, close } = widget
  const [state, setState] = useState(chat.state.get())
  const [sheet, setSheet] = useState(widget.sheet.get())
  const free = mayTalk(widget)
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isInline = widget.shell.options.mode === 'inline'

  useLayoutEffect(() => chat.state.watch(setState), [chat])
  useLayoutEffect(() => widget.sheet.watch(setSheet), [widget])
  useLayoutEffect(() => {
    if (!open || !dialog.current) return
    const hide = showPanel(dialog.current, isInline)
    // A chat within the page must not take the reader away from where they are.
    if (!isInline) field.current?.focus()
    return hide
  }, [open, isInline])
  useLayoutEffect(() => void (open && free && !isInline && field.current?.focus()), [free])

  const refused = state.connection === 'refused'
  return (
    <dialog
      ref={dialog}
      part="panel"
      class="panel"
      lang={lang}
      dir={dir}
      aria-labelledby="title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return
        // Else the browser would also close a dialog of the page below this one.
        event.preventDefault()
        close()
      }}
    >
      <Header widget={widget} connection={state.connection} />
      <ConversationLog widget={widget} state={state} />
      {refused && <p class="banner">{texts.refused}</p>}
      {state.connection === 'offline' && <p class="banner">{texts.offlineNotice}</p>}
      {state.problem && <p class="banner">{state.problem}</p>}
      {sheet}
      {free ? <Composer widget={widget} disabled={refused} field={field} /> : <BeforeTalk widget={widget} />}
      <div role="status" class="unseen">
        {useStatus(state, texts)}
      </div>
    </dialog>
  )
}

/** What a screen reader should hear beside the messages. */
function useStatus(state: ChatState, texts: Texts): string {
  const isAnswering = state.waiting.length + state.streams.length > 0
  const [isTyping, setTyping] = useState(false)
  useEffect(() => {
    if (!isAnswering) return setTyping(false)
    const timer = setTimeout(setTyping, TYPING_AFTER_MS, true)
    return () => clearTimeout(timer)
  }, [isAnswering])

  if (state.connection === 'refused') return texts.refused
  if (state.connection === 'offline') return texts.offlineNotice
  if (state.outbox.some((entry) => entry.state === 'failed')) return texts.notSent
  if (isTyping) return fill(texts.typing, { author: texts.assistant })
  if (state.typing) return fill(texts.typing, { author: texts.team })
  return state.problem || state.notice
}
