/** What stands before the first word, where it would be written: what is to be agreed to, then what the business asks. */
import type { Part } from '../app/lazy-part.tsx'
import { hasAgreed } from '../app/may-talk.ts'
import type { WidgetContext } from '../app/widget-context.ts'
import { fill } from '../texts.ts'
import css from './before-talk.css?inline'

interface BeforeTalkProps {
  widget: WidgetContext
}

export const beforeTalk: Part<BeforeTalkProps> = { View: BeforeTalk, css }

function BeforeTalk({ widget }: BeforeTalkProps) {
  const { prechat } = widget.shell.config
  if (!hasAgreed(widget)) return <Consent widget={widget} />
  return prechat ? <widget.parts.PrechatFields widget={widget} form={prechat} /> : null
}

function Consent({ widget: { texts, shell, chat } }: BeforeTalkProps) {
  const { business, privacy_url: privacy } = shell.config
  return (
    <form
      class="agreement"
      onSubmit={(event) => {
        event.preventDefault()
        chat.store.write('consent', '1')
        chat.store.persist()
        // What was said before this was asked for shows again, and is no news.
        if (chat.store.read('conversation')) chat.state.set((it) => ({ ...it, synced: false }))
        chat.release()
        chat.look()
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
