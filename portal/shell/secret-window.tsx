/** Something that is shown only once: copy it, then close. */
import type { ComponentChildren } from 'preact'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Notice } from '../kit/notice.tsx'

interface SecretWindowProps {
  title: string
  label: string
  secret: string
  onClose(): void
  /** What it is good for. */
  children?: ComponentChildren
}

export function SecretWindow({ title, label, secret, onClose, children }: SecretWindowProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <Button tone="main" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <div class="stack">
        <Notice tone="warn">
          <p>Copy it now: it is shown only this once.</p>
        </Notice>
        <CopyField label={label} text={secret} />
        {children}
      </div>
    </Dialog>
  )
}
