/** The address is proven: on into the portal, or first to a new password. */
import type { VerifyEmailResponse } from '#wire'
import { phase } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Door } from '../../shell/door.tsx'
import { withQuery } from '../../shell/with-query.ts'

export function Proven({ proven: { email, password_kept: isKept } }: { proven: VerifyEmailResponse }) {
  const isIn = phase.value === 'signed_in'
  const lead = (
    <>
      <strong>{email}</strong> is yours.{' '}
      {isKept
        ? 'That was all.'
        : 'The password that was set before is dropped, and with it every sign-in. Choose your own now.'}
    </>
  )
  if (!isKept) {
    return (
      <Door title="Your address is confirmed" lead={lead}>
        <ButtonLink tone="main" href={withQuery('/app/forgot-password', { email })}>
          Choose a password
        </ButtonLink>
      </Door>
    )
  }
  return (
    <Door title="Your address is confirmed" lead={lead}>
      <ButtonLink tone="main" href={isIn ? '/app' : withQuery('/app/login', { email })}>
        {isIn ? 'Go on' : 'Log in'}
      </ButtonLink>
    </Door>
  )
}
