/** A text to take along: read-only, selected at a click, with a copy button. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import './copy-field.css'

interface CopyFieldProps {
  label: string
  text: string
  /** What the button says. @default 'Copy' */
  button?: string
  /** `plain` beside what matters more. @default 'main' */
  tone?: 'main' | 'plain'
  /** Lines that are shown. @default as many as fit a short text */
  rows?: number
  onCopy?: () => void
}

const shownMs = 2500

export function CopyField({ label, text, button = 'Copy', tone = 'main', rows, onCopy }: CopyFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'by_hand'>('idle')
  useEffect(() => {
    if (state !== 'copied') return
    const timer = setTimeout(() => setState('idle'), shownMs)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    field.current?.select()
    const copied = await writeClipboard(text)
    setState(copied ? 'copied' : 'by_hand')
    if (copied) onCopy?.()
  }
  return (
    <div class="copy-field">
      <textarea
        id={id}
        ref={field}
        class="control mono"
        readOnly
        rows={rows ?? 2}
        aria-label={label}
        value={text}
        spellcheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button tone={tone} icon={state === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {state === 'copied' ? 'Copied' : button}
      </Button>
      <p class="small soft copy-note" role="status">
        {state === 'by_hand' &&
          'The browser did not allow copying. The text is selected: press Ctrl+C or ⌘C.'}
        {state === 'copied' && <span class="visually-hidden">Copied</span>}
      </p>
    </div>
  )
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Refused, or the page is not served over https: the selected text is the way out.
    return false
  }
}
