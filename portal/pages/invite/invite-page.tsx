/** `/app/invite`: what one is invited to, and the way in, as somebody new or with the account one has. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { InvitationPreview } from '#wire'
import type { ApiError } from '../../api/api-error.ts'
import { client, me, phase } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Door } from '../../shell/door.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { aRole, roleWords } from '../../shell/role-words.ts'
import { useLoad } from '../../shell/use-load.ts'
import { AcceptForm } from './accept-form.tsx'
import { JoinForm } from './join-form.tsx'
import { dropToken, type TokenPlaces, takeToken } from './take-token.ts'
import { WrongAddress } from './wrong-address.tsx'

export function InvitePage() {
  const [token, setToken] = useState(() => takeToken(places()))
  useEffect(() => {
    const take = () => setToken(takeToken(places()))
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])
  return token ? <Invitation key={token} token={token} /> : <NoToken />
}

function Invitation({ token }: { token: string }) {
  const { route } = useLocation()
  const { data, problem, reload } = useLoad(
    (signal) => client.call('previewInvitation', { body: { token } }, { signal }),
    [],
  )
  const isGone = problem?.code === 'invitation_gone' || problem?.status === 422
  useEffect(() => {
    if (isGone) dropToken(places())
  }, [isGone])
  if (isGone) return <Gone />
  if (!data || phase.value === 'starting') return <Waiting problem={problem} onRetry={reload} />
  const onIn = (path: string) => {
    dropToken(places())
    route(path, true)
  }
  return (
    <Door title={`Come in to ${data.business}`} lead={tellRole(data)}>
      <Way invitation={data} token={token} onIn={onIn} onGone={reload} />
    </Door>
  )
}

interface WayProps {
  invitation: InvitationPreview
  token: string
  /** @param path where to go on */
  onIn(path: string): void
  onGone(): void
}

/** By who is signed in: nobody, the one who is invited, or somebody else. */
function Way({ invitation, token, onIn, onGone }: WayProps) {
  const member = phase.value === 'signed_in' ? me.value : null
  if (!member) return <AcceptForm {...{ invitation, token, onIn, onGone }} />
  const isMeant = member.user.email.toLowerCase() === invitation.email.toLowerCase()
  if (!isMeant) return <WrongAddress invited={invitation.email} signedIn={member.user.email} />
  return <JoinForm {...{ invitation, token, onIn, onGone }} />
}

function Waiting({ problem, onRetry }: { problem: ApiError | null; onRetry(): void }) {
  return (
    <Door title="Your invitation" lead="One moment: we look at what it is to.">
      {problem ? <ProblemNotice problem={problem} onRetry={onRetry} /> : <Skeleton lines={4} />}
    </Door>
  )
}

function Gone() {
  return (
    <Door
      title="This invitation no longer works"
      lead="It was used or withdrawn, or its seven days are over. A newer mail may hold a newer link."
    >
      <p>Ask whoever invited you to send it again. If you have accepted it already, just log in.</p>
      <ButtonLink tone="main" href="/app">
        {me.value ? 'Go to your desk' : 'Log in'}
      </ButtonLink>
    </Door>
  )
}

function NoToken() {
  return (
    <Door
      title="This link is not whole"
      lead="The part behind the # is missing; some mail programs cut it off."
    >
      <p>Open the link in the mail once more, or copy the whole of it into the address bar.</p>
      <ButtonLink href="/app">{me.value ? 'Go to your desk' : 'Log in'}</ButtonLink>
    </Door>
  )
}

function tellRole({ role }: InvitationPreview): string {
  const { may } = roleWords[role]
  return `You are invited as ${aRole(role)}: you ${may.charAt(0).toLowerCase()}${may.slice(1)}`
}

function places(): TokenPlaces {
  return { location, history, storage: sessionStorage }
}
