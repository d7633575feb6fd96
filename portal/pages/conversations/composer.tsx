/** Where a member writes to the visitor: Enter sends, Shift and Enter make a new line. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { IconButton } from '../../kit/button.tsx'
import { ask } from './agent-socket.ts'
import { answersOf } from './answers.ts'

const longest = 4000
/** From here on it is said how much is left. */
const tellBelow = 200
/** After this long without a key nobody counts as typing. */
const pauseMs = 3000
/** Safari ends a composition before it tells of the key, and gives that one this number. */
const composingKey = 229

export function Composer({ conversationId }: { conversationId: string }) {
  const answers = answersOf(conversationId)
  const [text, setText] = useState(answers.draft)
  const field = useRef<HTMLTextAreaElement>(null)
  const tellTyping = useTyping()
  const write = (next: string) => {
    setText(next)
    answers.keepDraft(next)
  }
  const maySend = text.trim() !== ''
  const send = () => {
    if (!maySend) return
    answers.say(text.trim(), [])
    write('')
    tellTyping(false)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === composingKey) return
    event.preventDefault()
    send()
  }
  return (
    <form
      class="answer-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        class="control"
        rows={1}
        dir="auto"
        aria-label="Your answer"
        placeholder="Write to the visitor"
        maxLength={longest}
        value={text}
        onInput={({ currentTarget: { value } }) => {
          write(value)
          tellTyping(value.trim() !== '')
        }}
        onKeyDown={onKeyDown}
        onBlur={() => tellTyping(false)}
      />
      <IconButton type="submit" tone="main" icon="send" label="Send" disabled={!maySend} />
      {longest - text.length < tellBelow && (
        <p class="small soft answer-note">{longest - text.length} characters left</p>
      )}
    </form>
  )
}

/** Tells the visitor that somebody types, once until there is a pause. */
function useTyping(): (on: boolean) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const tell = (on: boolean) => {
    const was = timer.current !== null
    clearTimeout(timer.current ?? undefined)
    timer.current = on ? setTimeout(tell, pauseMs, false) : null
    if (on !== was) void ask('typing', { on })
  }
  useEffect(() => () => tell(false), [])
  return tell
}
