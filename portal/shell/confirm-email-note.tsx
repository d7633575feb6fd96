/** Asks for the proof of one's address, beside the work and never in its way. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { client, me, reloadMe } from '../api/session.ts'
import { Button, IconButton } from '../kit/button.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import './confirm-email-note.css'
import { Icon } from '../kit/icon.tsx'
import { toast } from '../kit/toast.tsx'
import { focusSoon } from './focus-soon.ts'
import { mailSentAt, noteMailSent } from './mail-sent-at.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { useSubmit } from './use-submit.ts'

const isPutAside = signal(false)

/** @param mayPutAside false where it is what the page is about */
export function ConfirmEmailNote({ mayPutAside = false }: { mayPutAside?: boolean }) {
  const user = me.value?.user
  if (!user || user.email_verified || (mayPutAside && isPutAside.value)) return null
  return <Note email={user.email} mayPutAside={mayPutAside} />
}

function Note({ email, mayPutAside }: { email: string; mayPutAside: boolean }) {
  const submit = useSubmit()
  const sentAt = mailSentAt.value
  useEffect(seeProof, [])
  const send = async () => {
    if (!(await submit.run(() => client.call('resendVerification', {})))) return
    noteMailSent()
    toast({ text: `A new link is on its way to ${email}.`, tone: 'good' })
  }
  return (
    <section class="confirm-email" aria-label="Confirm your e-mail address">
      <Icon name="inbox" size={18} />
      <div class="grow">
        <p>
          <strong>Please confirm your e-mail.</strong> We sent a link to {email}
          {sentAt && (
            <>
              {' '}
              <RelativeTime at={sentAt} />
            </>
          )}
          .
        </p>
        <ProblemNotice problem={submit.problem} />
      </div>
      <div class="confirm-email-do">
        <Button size="small" busy={submit.busy} onClick={() => void send()}>
          {submit.busy ? 'Sending…' : 'Send it again'}
        </Button>
        {mayPutAside && (
          <IconButton
            icon="close"
            size="small"
            label="Not now"
            onClick={() => {
              isPutAside.value = true
              focusSoon(() => document.getElementById('main'))
            }}
          />
        )}
      </div>
    </section>
  )
}

/** The link opens in another tab; back in this one, the note has done its work. */
function seeProof(): () => void {
  const look = () => {
    // The next look may do better.
    if (document.visibilityState === 'visible') void reloadMe().catch(() => {})
  }
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}
