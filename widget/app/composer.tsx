/** Where the visitor writes. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fillCount } from '../texts.ts'
import type { Chat } from './chat.ts'
import { useFiles } from './files.tsx'
import { Icon, icons } from './icons.tsx'
import { isComposing } from './is-composing.ts'
import type { WidgetContext } from './widget-context.ts'

const LONGEST = 4_000
const TELL_BELOW = 200
/** After this long without a key the visitor no longer counts as typing. */
const PAUSE_MS = 3_000

interface ComposerProps {
  widget: WidgetContext
  disabled: boolean
  field: RefObject<HTMLTextAreaElement | null>
}

export function Composer({ widget, disabled, field }: ComposerProps) {
  const { chat, texts, lang } = widget
  const files = useFiles(widget, { disabled, field })
  const [text, setText] = useState(chat.draft.get())
  const told = useTyping(chat)
  const left = LONGEST - text.length
  const maySend = !disabled && files.ready && files.ready.length + text.trim().length > 0

  function grow() {
    const area = field.current
    if (!area?.scrollHeight) return
    area.style.blockSize = 'auto'
    area.style.blockSize = `${area.scrollHeight}px`
  }
  useLayoutEffect(() => chat.draft.watch(setText), [chat])
  useLayoutEffect(grow, [text, field])

  const write = (value: string) => chat.draft.set(() => value)
  function send() {
    if (!maySend) return
    told(false)
    write('')
    chat.send(text.trim(), files.ready)
    files.done()
    field.current?.focus()
  }
  return (
    <form
      part="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {files.tray}
      <label class="unseen" for="composer">
        {texts.composer}
      </label>
      <div class="field">
        {files.button}
        <textarea
          id="composer"
          ref={field}
          rows={1}
          maxLength={LONGEST}
          placeholder={texts.placeholder}
          enterkeyhint="send"
          // As it is written; an empty one, and what stands in it then, as the chat.
          dir={text ? 'auto' : undefined}
          value={text}
          disabled={disabled}
          onPointerDown={chat.need}
          onFocus={grow}
          onPaste={files.paste}
          onInput={(event) => {
            chat.need()
            told(true)
            write(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send" aria-label={texts.send} disabled={!maySend}>
          <Icon path={icons.send} />
        </button>
      </div>
      {left < TELL_BELOW && <p class="left">{fillCount(texts.left, left, lang)}</p>}
    </form>
  )
}

/** Tells the other side that the visitor types, at most once per pause. */
function useTyping(chat: Chat) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])

  return function told(on: boolean) {
    if (on && timer.current === null) chat.typing(true)
    clearTimeout(timer.current ?? undefined)
    if (on) timer.current = setTimeout(told, PAUSE_MS, false)
    else if (timer.current !== null) {
      timer.current = null
      chat.typing(false)
    }
  }
}
