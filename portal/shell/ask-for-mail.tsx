/** Asks for an address, has a mail sent to it, and says what to do until it is there. */

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../kit/button.tsx'
import { Input } from '../kit/input.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { beyondFields } from './beyond-fields.ts'
import { Door } from './door.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { SubmitButton } from './submit-button.tsx'
import { type Submit, useSubmit } from './use-submit.ts'

interface AskForMailProps {
  title: string
  lead: string
  button: string
  /** What is filled in already. */
  email: string
  /** How long and how often the link of the mail is good, and where. */
  about: string
  send(email: string): Promise<unknown>
  /** Below the form. */
  children: ComponentChildren
}

export function AskForMail({ title, lead, button, about, send, children, ...given }: AskForMailProps) {
  const [email, setEmail] = useState(given.email)
  const [sentAt, setSentAt] = useState<string | null>(null)
  const submit = useSubmit()
  const ask = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await submit.run(() => send(email.trim()))) setSentAt(new Date().toISOString())
  }
  if (sentAt) {
    return (
      <Door
        title="Check your mail"
        lead={
          <>
            If <strong>{email.trim()}</strong> has an account, a link is on its way. {about}
          </>
        }
      >
        <form onSubmit={ask}>
          <SentNote sentAt={sentAt} submit={submit} />
          <Button type="submit" busy={submit.busy}>
            {submit.busy ? 'Sending…' : 'Send it again'}
          </Button>
          <Button tone="quiet" onClick={() => setSentAt(null)}>
            Use another address
          </Button>
        </form>
        {children}
      </Door>
    )
  }
  return (
    <Door title={title} lead={lead}>
      <form onSubmit={ask}>
        <ProblemNotice problem={beyondFields(submit.problem, '/email')} />
        <Input
          label="Email"
          type="email"
          name="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
          error={submit.field('/email')}
        />
        <SubmitButton submit={submit} label={button} busyLabel="Sending…" />
      </form>
      {children}
    </Door>
  )
}

function SentNote({ sentAt, submit }: { sentAt: string; submit: Submit }) {
  return (
    <>
      <ProblemNotice problem={submit.problem} />
      <p class="soft small" role="status">
        Sent <RelativeTime at={sentAt} />. It can take a minute; have a look among unwanted mail, too.
      </p>
    </>
  )
}
