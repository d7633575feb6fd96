/** What has to be agreed to before the first word, in place of where it would be written. */
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import { fill } from '../texts.ts'
import css from './consent.css?inline'

interface ConsentProps {
  widget: WidgetContext
  onAgreed(): void
}

export const consent: Part<ConsentProps> = { View: Consent, css }

function Consent({ widget: { texts, shell, chat }, onAgreed }: ConsentProps) {
  const { business, privacy_url: privacy } = shell.config
  return (
    <form
      class="agreement"
      onSubmit={(event) => {
        event.preventDefault()
        chat.store.persist()
        chat.store.write('consent', '1')
        onAgreed()
      }}
    >
      <p>
        {fill(texts.consentLine, { business })}{' '}
        {privacy && (
          <a href={privacy} target="_blank" rel="noopener noreferrer">
            {texts.privacy}
          </a>
        )}
      </p>
      <button type="submit">{texts.consentYes}</button>
    </form>
  )
}
