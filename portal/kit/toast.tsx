/** Short notes at the edge of the page; they leave by themselves, later while one reads them. */
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, IconButton } from './button.tsx'
import './toast.css'

interface Toast {
  text: string
  tone?: 'good' | 'bad'
  action?: { label: string; run(): void }
}

const shown = signal<(Toast & { key: number })[]>([])
const plainMs = 6000
const actionMs = 12_000
let lastKey = 0

/** Shows a note. */
export function toast(note: Toast): void {
  lastKey += 1
  const others = shown.value.filter(({ text }) => text !== note.text)
  shown.value = [...others.slice(-2), { ...note, key: lastKey }]
}

/** The place where notes appear; once per page. */
export function Toaster() {
  return (
    <div class="toaster" role="status">
      {shown.value.map((note) => (
        <ToastNote key={note.key} note={note} onLeave={() => leave(note.key)} />
      ))}
    </div>
  )
}

function leave(key: number): void {
  shown.value = shown.value.filter((note) => note.key !== key)
}

function ToastNote({ note, onLeave }: { note: Toast; onLeave(): void }) {
  const [held, setHeld] = useState(false)
  const gone = useRef(onLeave)
  gone.current = onLeave
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => gone.current(), note.action ? actionMs : plainMs)
    return () => clearTimeout(timer)
  }, [held, note])
  return (
    <div
      class="toast"
      data-tone={note.tone ?? 'plain'}
      data-action={Boolean(note.action)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <p class="grow">{note.text}</p>
      {note.action && (
        <Button
          size="small"
          onClick={() => {
            note.action?.run()
            onLeave()
          }}
        >
          {note.action.label}
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" size="small" onClick={onLeave} />
    </div>
  )
}
