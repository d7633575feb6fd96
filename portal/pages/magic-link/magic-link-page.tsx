/** `/app/magic-link#token=…`: signs in with the link of a mail, and goes on to where the person wanted to be. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { MfaRequired } from '#wire'
import { logInWithLink, phase } from '../../api/session.ts'
import { CodeForm } from '../../shell/code-form.tsx'
import { DoorWait } from '../../shell/door-wait.tsx'
import { LinkGone } from '../../shell/link-gone.tsx'
import { ownPlace } from '../../shell/own-place.ts'
import { tellBusiness } from '../../shell/tell-business.ts'
import { useLinkToken } from '../../shell/use-link-token.ts'
import { useSubmit } from '../../shell/use-submit.ts'

export function MagicLinkPage() {
  const token = useLinkToken()
  if (!token) return <Gone isMissing />
  return <Opening key={token} token={token} />
}

function Opening({ token }: { token: string }) {
  const { route } = useLocation()
  const [step, setStep] = useState<MfaRequired | null>(null)
  const place = useRef('/app')
  const { problem, run } = useSubmit()
  const goOn = () => {
    route(place.current, true)
    tellBusiness()
  }
  const open = () =>
    run(async () => {
      const answer = await logInWithLink(token)
      place.current = ownPlace(answer.next, location.origin)
      if (answer.step) setStep(answer.step)
      else goOn()
    })
  // What an earlier visit left is tried first: its answer must not come after this one's.
  const isReady = phase.value !== 'starting'
  useEffect(() => {
    if (isReady) void open()
  }, [isReady])
  if (problem?.code === 'link_expired') return <Gone isMissing={false} />
  if (step) return <CodeForm mfaToken={step.mfa_token} onIn={goOn} onBack={() => route('/app/login', true)} />
  return <DoorWait title="Logging you in" problem={problem} onRetry={() => void open()} />
}

function Gone({ isMissing }: { isMissing: boolean }) {
  return (
    <LinkGone
      isMissing={isMissing}
      reason="It was used already, is older than 15 minutes, or a later one took its place."
      href="/app/sign-in-link"
      label="Mail me a new link"
    />
  )
}
