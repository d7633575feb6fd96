/** A link for proving an address that is no longer good: for some it has done its work, others get a new one. */
import { me } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { ConfirmEmailNote } from '../../shell/confirm-email-note.tsx'
import { Door } from '../../shell/door.tsx'
import { LinkGone } from '../../shell/link-gone.tsx'

export function VerifyGone({ isMissing }: { isMissing: boolean }) {
  const user = me.value?.user
  if (!user) {
    return (
      <LinkGone
        isMissing={isMissing}
        reason="It was used already, is older than 24 hours, or a later one took its place. Logged in, you get a new one with one click."
        href="/app/login"
        label="Log in"
      />
    )
  }
  if (user.email_verified) {
    return (
      <Door
        title="Your address is confirmed"
        lead={`${user.email} was confirmed before. Nothing is left to do.`}
      >
        <ButtonLink tone="main" href="/app">
          Go on
        </ButtonLink>
      </Door>
    )
  }
  return (
    <Door
      title={isMissing ? 'Open the link of your mail' : 'This link is no longer good'}
      lead="Have a new one sent: the latest is the one that counts."
    >
      <div class="stack">
        <ConfirmEmailNote />
        <ButtonLink tone="quiet" href="/app">
          Later
        </ButtonLink>
      </div>
    </Door>
  )
}
