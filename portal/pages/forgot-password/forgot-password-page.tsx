/** `/app/forgot-password`: has a link mailed with which to choose a new password. */
import { useLocation } from 'preact-iso/router'
import { client } from '../../api/session.ts'
import { AskForMail } from '../../shell/ask-for-mail.tsx'
import { withQuery } from '../../shell/with-query.ts'

export function ForgotPasswordPage() {
  const { query } = useLocation()
  return (
    <AskForMail
      title="Choose a new password"
      lead="We mail you a link with which you choose one. Until then the old one stays good."
      button="Mail me a link"
      email={query.email ?? ''}
      about="It is good once, for 30 minutes."
      send={(email) => client.call('requestPasswordReset', { body: { email } })}
    >
      <p class="soft">
        Remembered it? <a href={withQuery('/app/login', { email: query.email, next: query.next })}>Log in</a>
      </p>
    </AskForMail>
  )
}
