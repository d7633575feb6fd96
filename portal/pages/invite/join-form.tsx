/** Accepts an invitation with the account that is signed in. */
import { useEffect } from 'preact/hooks'
import type { InvitationPreview } from '#wire'
import { client, switchTenant } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

interface JoinFormProps {
  invitation: InvitationPreview
  token: string
  onIn(path: string): void
  onGone(): void
}

export function JoinForm({ invitation: { business }, token, onIn, onGone }: JoinFormProps) {
  const submit = useSubmit()
  const { problem } = submit
  useEffect(() => {
    if (problem?.code === 'invitation_gone') onGone()
  }, [problem])
  const join = () =>
    submit.run(async () => {
      const { tenant } = await client.call('joinTenant', { body: { token } })
      await switchTenant(tenant.id)
      onIn('/app')
      toast({ text: `You belong to ${tenant.name} now.`, tone: 'good' })
    })
  return (
    <div class="stack">
      <ProblemNotice problem={problem} />
      <p>You are signed in with the right address. Your other businesses stay as they are.</p>
      <Button tone="main" busy={submit.busy} onClick={() => void join()}>
        Come in to {business}
      </Button>
    </div>
  )
}
