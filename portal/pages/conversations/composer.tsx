/** Where a member writes to the visitor: Enter sends, Shift and Enter make a new line. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { IconButton } from '../../kit/button.tsx'
import { isSendKey } from '../../shell/is-send-key.ts'
import { ask } from './agent-socket.ts'
import { answersOf } from './answers.ts'
import { UploadTray } from './upload-tray.tsx'
import { fileLimits, useUploads } from './use-uploads.ts'

const longest = 4000
/** From here on it is said how much is left. */
const tellBelow = 200
/** After this long without a key nobody counts as typing. */
const pauseMs = 3000

/** Phones make photos of other kinds into one of these. */
const accepted = 'image/png,image/jpeg,image/gif,image/webp,.pdf,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods,.odp'

export function Composer({ conversationId }: { conversationId: string }) {
  const answers = answersOf(conversationId)
  const [text, setText] = useState(answers.draft)
  const field = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const tellTyping = useTyping()
  const uploads = useUploads(conversationId)
  useDrop(field, uploads.add)
  const write = (next: string) => {
    setText(next)
    answers.keepDraft(next)
  }
  const { ready } = uploads
  const maySend = ready !== null && (text.trim() !== '' || ready.length > 0)
  const send = () => {
    if (!maySend) return
    answers.say(text.trim(), ready)
    uploads.clear()
    write('')
    tellTyping(false)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSendKey(event)) return
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
      <div class="answer-files">
        <UploadTray uploads={uploads} field={field} />
      </div>
      <IconButton
        icon="attach"
        label="Attach files"
        title={fileLimits}
        onClick={() => chooser.current?.click()}
      />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={({ currentTarget }) => {
          uploads.add(currentTarget.files ?? [])
          // The same file may be chosen again.
          currentTarget.value = ''
          field.current?.focus()
        }}
      />
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
        onPaste={(event) => {
          const files = event.clipboardData?.files
          if (!files?.length) return
          event.preventDefault()
          uploads.add(files)
        }}
      />
      <IconButton type="submit" tone="main" icon="send" label="Send" disabled={!maySend} />
      {longest - text.length < tellBelow && (
        <p class="small soft answer-note">{longest - text.length} characters left</p>
      )}
    </form>
  )
}

/** Files may be dropped anywhere on the conversation. */
function useDrop(field: { current: HTMLElement | null }, add: (files: Iterable<File>) => void): void {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    const place = field.current?.closest<HTMLElement>('.thread-main')
    const desk = field.current?.closest<HTMLElement>('.desk')
    const end = new AbortController()
    for (const name of ['dragover', 'dragleave', 'drop'] as const) {
      const hear = (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        desk?.setAttribute('data-drop', String(name === 'dragover'))
        if (name === 'drop') latest.current(event.dataTransfer.files)
      }
      place?.addEventListener(name, hear, end)
    }
    return () => end.abort()
  }, [])
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
