/** `/app/sign-in-link`: has a link mailed that signs in without a password. */
import { useLocation } from 'preact-iso/router'
import { client } from '../../api/session.ts'
import { AskForMail } from '../../shell/ask-for-mail.tsx'
import { ownPlace } from '../../shell/own-place.ts'
import { withQuery } from '../../shell/with-query.ts'

export function SignInLinkPage() {
  const { query } = useLocation()
  const next = ownPlace(query.next, location.origin)
  const send = (email: string) => client.call('requestMagicLink', { body: { email, next } })
  return (
    <AskForMail
      title="Log in by mail"
      lead="We mail you a link that lets you in, without a password."
      button="Mail me a link"
      email={query.email ?? ''}
      about="It is good once, for 15 minutes. Open it in this browser."
      send={send}
    >
      <p class="soft">
        <a href={withQuery('/app/login', { email: query.email, next: query.next })}>
          Log in with your password
        </a>
      </p>
    </AskForMail>
  )
}
