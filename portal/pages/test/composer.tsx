/** Where one types a question; Arrow up brings the last one back. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { IconButton } from '../../kit/button.tsx'
import { isSendKey } from '../../shell/is-send-key.ts'
import { isTestKey } from '../../shell/is-test-key.ts'
import './composer.css'

interface ComposerProps {
  /** Questions that were asked, oldest first. */
  asked: readonly string[]
  busy: boolean
  onAsk(question: string): void
}

const longest = 4000

export function Composer({ asked, busy, onAsk }: ComposerProps) {
  const [text, setText] = useState('')
  // How far Arrow up has gone back: 0 is what is being typed now.
  const [back, setBack] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    const focus = (event: KeyboardEvent) => {
      if (isTestKey(event)) field.current?.focus()
    }
    addEventListener('keydown', focus)
    return () => removeEventListener('keydown', focus)
  }, [])
  const recall = (steps: number) => {
    const target = Math.min(Math.max(0, steps), asked.length)
    setBack(target)
    setText(target === 0 ? '' : (asked[asked.length - target] ?? ''))
  }
  const send = () => {
    const question = text.trim()
    if (!question || busy) return
    onAsk(question)
    setText('')
    setBack(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isRecalling = text === '' || back > 0
    if (isSendKey(event)) {
      event.preventDefault()
      send()
    } else if (event.key === 'ArrowUp' && isRecalling && asked.length > 0) {
      event.preventDefault()
      recall(back + 1)
    } else if (event.key === 'ArrowDown' && back > 0) {
      event.preventDefault()
      recall(back - 1)
    }
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        class="control"
        rows={1}
        aria-label="Your question"
        placeholder="Ask as a visitor would"
        maxLength={longest}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setBack(0)
        }}
        onKeyDown={onKeyDown}
      />
      <IconButton type="submit" tone="main" icon="send" label="Ask" disabled={!text.trim()} busy={busy} />
      <p class="small soft composer-hint">
        <kbd>↑</kbd> brings your last question back
      </p>
    </form>
  )
}
