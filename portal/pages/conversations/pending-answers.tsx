/** What a member has said and the conversation does not show yet. */
import type { OutboxEntry } from '#sdk/realtime/outbox'
import { Button } from '../../kit/button.tsx'
import { answersOf } from './answers.ts'
import type { ShownMessage } from './thread.ts'

interface PendingAnswersProps {
  conversationId: string
  messages: readonly ShownMessage[]
}

export function PendingAnswers({ conversationId, messages }: PendingAnswersProps) {
  const answers = answersOf(conversationId)
  const shown = new Set(messages.map(({ message }) => message.cmid))
  return (
    <>
      {answers.entries.value
        .filter(({ cmid }) => !shown.has(cmid))
        .map((entry) => (
          <article key={entry.cmid} class="message" data-role="agent">
            {entry.text !== '' && (
              <div class="bubble" data-from="agent">
                <p class="said">{entry.text}</p>
              </div>
            )}
            {entry.attachments && (
              <p class="small soft">{entry.attachments.map(({ name }) => name).join(', ')}</p>
            )}
            <p class="message-foot small soft">
              <span class={entry.state === 'failed' ? 'not-sent' : ''}>Team · {tellState(entry)}</span>
              {entry.state === 'failed' && (
                <>
                  <Button size="small" tone="quiet" onClick={() => answers.retry(entry.cmid)}>
                    Try again
                  </Button>
                  <Button size="small" tone="quiet" onClick={() => answers.drop(entry.cmid)}>
                    Discard
                  </Button>
                </>
              )}
            </p>
          </article>
        ))}
    </>
  )
}

function tellState({ state, code = '' }: OutboxEntry): string {
  if (state === 'failed') return `not sent: ${reasons[code] ?? 'it was refused'}`
  return state === 'sent' ? 'sent' : 'sending…'
}

const reasons: Record<string, string> = {
  conversation_owned: 'somebody else answers here now',
  conversation_closed: 'the conversation has ended',
  forbidden: 'your role does not allow it',
  view_only: 'you are only looking',
  suspended: 'the business is suspended',
  message_too_long: 'it is too long',
  not_found: 'a file is no longer there',
}
