/** `/app/verify-email#token=…`: proves an address with the link of a mail; signed in at once, else with the password. */
import { useEffect, useState } from 'preact/hooks'
import type { VerifyEmailResponse } from '#wire'
import { client, me, phase, reloadMe } from '../../api/session.ts'
import { DoorWait } from '../../shell/door-wait.tsx'
import { useLinkToken } from '../../shell/use-link-token.ts'
import { useSubmit } from '../../shell/use-submit.ts'
import { ProveForm } from './prove-form.tsx'
import { Proven } from './proven.tsx'
import { VerifyGone } from './verify-gone.tsx'

export function VerifyEmailPage() {
  const token = useLinkToken()
  return token ? <Proving key={token} token={token} /> : <VerifyGone isMissing />
}

function Proving({ token }: { token: string }) {
  const [proven, setProven] = useState<VerifyEmailResponse | null>(null)
  // Who is signed in when the link arrives; a later change must not ask twice.
  const [isOwn, setOwn] = useState<boolean | null>(null)
  const submit = useSubmit()
  const prove = async (password?: string) => {
    setProven(await client.call('verifyEmail', { body: { token, ...(password && { password }) } }))
    if (phase.value === 'signed_in') await reloadMe()
  }
  const open = () => submit.run(() => prove())
  const isReady = phase.value !== 'starting'
  useEffect(() => {
    if (!isReady) return
    // Somebody whose address is proven already may hold the link of another account.
    const own = phase.value === 'signed_in' && me.value?.user.email_verified === false
    setOwn(own)
    if (own) void open()
  }, [isReady])
  if (submit.problem?.code === 'link_expired') return <VerifyGone isMissing={false} />
  if (proven) return <Proven proven={proven} />
  if (isOwn === false) return <ProveForm submit={submit} prove={prove} />
  return <DoorWait title="Confirming your address" problem={submit.problem} onRetry={() => void open()} />
}
