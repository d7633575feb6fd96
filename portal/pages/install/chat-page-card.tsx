/** The chat as a page of its own: a link, a code to scan, a frame. */
import { useState } from 'preact/hooks'
import { ButtonLink } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { Input } from '../../kit/input.tsx'
import { QrCode } from '../../shell/qr-code.tsx'
import { makeChatLink, makeFrame } from './snippets.ts'

export function ChatPageCard({ token }: { token: string }) {
  const [lang, setLang] = useState('')
  const isTag = lang === '' || /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang)
  const link = makeChatLink(location.origin, token, isTag ? lang : '')
  return (
    <Card
      title="A chat without a website"
      lead="The same chat as a page of its own: for a mail, a card on the counter, a profile."
      action={
        <ButtonLink href={link} icon="globe">
          Open it
        </ButtonLink>
      }
    >
      <div class="chat-page">
        <div class="stack">
          <CopyField label="Link to the chat" text={link} tone="plain" />
          <Input
            label="Language"
            optional
            placeholder="de"
            hint="Two letters, as in de or pt-BR. Without, the chat speaks the visitor's."
            value={lang}
            onValue={(text) => setLang(text.trim())}
            error={isTag ? undefined : 'Two letters such as de, or a language with its country: pt-BR.'}
          />
          <details class="chat-frame">
            <summary>Show it in a frame</summary>
            <div class="stack-tight">
              <p class="soft">
                On the websites in the list above. Nothing on the page around it can read the chat.
              </p>
              <CopyField label="Frame" text={makeFrame(link)} tone="plain" rows={3} />
            </div>
          </details>
        </div>
        <QrCode text={link} label="QR code of the link to the chat" instead="Use the link." />
      </div>
    </Card>
  )
}
