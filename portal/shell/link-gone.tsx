/** A mail's link that opens nothing any more, or a page that was opened without one; and the way to a new one. */
import { ButtonLink } from '../kit/button.tsx'
import { Door } from './door.tsx'

interface LinkGoneProps {
  /** The page was opened without a link. */
  isMissing: boolean
  /** Why a link may have gone. */
  reason: string
  /** Where a new one is to be had, and what the button there says. */
  href: string
  label: string
}

const logIn = '/app/login'

export function LinkGone({ isMissing, reason, href, label }: LinkGoneProps) {
  return (
    <Door
      title={isMissing ? 'Open the link of your mail' : 'This link is no longer good'}
      lead={isMissing ? 'This page does its work only with the link that we sent you.' : reason}
    >
      <div class="stack">
        <ButtonLink tone="main" href={href}>
          {label}
        </ButtonLink>
        {href !== logIn && (
          <ButtonLink tone="quiet" href={logIn}>
            Log in with your password
          </ButtonLink>
        )}
      </div>
    </Door>
  )
}
