/** Somebody else is signed in than the one who is invited. */
import { logOut } from '../../api/session.ts'
import { Button, ButtonLink } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { inBackground } from '../../shell/in-background.ts'

export function WrongAddress({ invited, signedIn }: { invited: string; signedIn: string }) {
  return (
    <div class="stack">
      <Notice tone="warn">
        <p>
          The invitation is for <strong>{invited}</strong>, and you are signed in as{' '}
          <strong>{signedIn}</strong>.
        </p>
      </Notice>
      <p>
        Log out to go on with the address that is invited, or ask for an invitation to the one you use now.
      </p>
      <Button tone="main" onClick={() => inBackground(logOut())}>
        Log out and go on
      </Button>
      <ButtonLink href="/app">Stay signed in</ButtonLink>
    </div>
  )
}
