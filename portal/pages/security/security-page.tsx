/** `/app/security`, and `/app/admin/security` for super admins without a business: password, two-step sign-in, devices; and the proof that businesses are kept apart. */
import { useState } from 'preact/hooks'
import { me } from '../../api/session.ts'
import { Page } from '../../shell/page.tsx'
import { IsolationCard } from './isolation-card.tsx'
import { PasswordCard } from './password-card.tsx'
import './security-page.css'
import { SessionsCard } from './sessions-card.tsx'
import { TwoStepCard } from './two-step-card.tsx'

export function SecurityPage() {
  // A new password ends other sessions.
  const [round, setRound] = useState(0)
  return (
    <Page title="Security" lead="Keep your account yours: who gets in, where from, and how you would notice.">
      <PasswordCard onChanged={() => setRound((before) => before + 1)} />
      <TwoStepCard />
      <SessionsCard round={round} />
      {me.value && <IsolationCard />}
    </Page>
  )
}
