/** The way from the log-in page to a company's own sign-in, and what to do when that did not work. */
import { useLocation } from 'preact-iso/router'
import { ButtonLink } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { withQuery } from '../../shell/with-query.ts'

export function SsoWay({ email }: { email: string }) {
  return <ButtonLink href={withQuery('/app/sso-sign-in', { email })}>Sign in with your company</ButtonLink>
}

/** Shown when the browser came back from the company's sign-in without being let in. */
export function SsoRefusal() {
  const { query } = useLocation()
  if (query.error !== 'sso_failed') return null
  return (
    <Notice tone="bad" isAlert>
      <p>
        Your company’s sign-in did not let you in. Try again; if it stays so, ask an owner of the business
        whether your address belongs to its team.
      </p>
    </Notice>
  )
}
