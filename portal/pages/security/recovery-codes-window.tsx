/** The recovery codes, this once: to copy, to save, to print. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { person } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Notice } from '../../kit/notice.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { tellCodes } from './tell-codes.ts'

interface RecoveryCodesWindowProps {
  title: string
  codes: readonly string[]
  onClose(): void
}

export function RecoveryCodesWindow({ title, codes, onClose }: RecoveryCodesWindowProps) {
  const [isKept, setKept] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const start = useRef<HTMLParagraphElement>(null)
  useEffect(() => start.current?.focus(), [])
  const mayClose = () => {
    setHeld(!isKept)
    return isKept
  }
  return (
    <Dialog
      key="codes"
      title={title}
      onClose={onClose}
      mayClose={mayClose}
      footer={
        <Button tone="main" onClick={onClose}>
          I have kept them
        </Button>
      }
    >
      <div class="stack">
        <p ref={start} tabIndex={-1}>
          With one of these codes you get in when your phone is lost. Each is good once. They are shown only
          now: keep them where your phone is not.
        </p>
        {isHeld && !isKept && (
          <Notice tone="warn" isAlert>
            <p>Copy, save or print them first; or say that you have kept them.</p>
          </Notice>
        )}
        <div class="recovery-sheet">
          <h3 class="only-print">Deskbell recovery codes, {person.value?.email}</h3>
          <ul class="recovery-codes" aria-label="Recovery codes">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
        <Ways codes={codes} onKept={() => setKept(true)} />
      </div>
    </Dialog>
  )
}

function Ways({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(codes.join('\n')).then(
      () => true,
      // Refused, or the page is not served over https.
      () => false,
    )
    setCopied(isCopied)
    if (isCopied) onKept()
  }
  const save = () => {
    saveFile(
      'deskbell-recovery-codes.txt',
      'text/plain',
      tellCodes(codes, person.value?.email ?? '', new Date()),
    )
    onKept()
  }
  return (
    <div class="stack-tight">
      <div class="row">
        <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button icon="download" onClick={save}>
          Download
        </Button>
        <Button
          icon="print"
          onClick={() => {
            onKept()
            print()
          }}
        >
          Print
        </Button>
      </div>
      <p class="small soft" role="status">
        {copied === false && 'The browser did not allow copying: download or print them.'}
        {copied && <span class="visually-hidden">Copied</span>}
      </p>
    </div>
  )
}
