/** Invitations that nobody has accepted yet: until when they are good, sent again, withdrawn. */
import { useRef, useState } from 'preact/hooks'
import type { Invitation, NewInvitation } from '#wire'
import { client } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Icon } from '../../kit/icon.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { roleWords } from '../../shell/role-words.ts'
import type { Loaded } from '../../shell/use-load.ts'
import { ResendWindow } from './resend-window.tsx'

interface InvitationsCardProps {
  list: Loaded<Invitation[]>
  /** Nobody else is in the team yet. */
  isAlone: boolean
  onInvite(): void
}

interface Asked {
  act: 'resend' | 'revoke'
  invitation: Invitation
}

export function InvitationsCard({ list, isAlone, onInvite }: InvitationsCardProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const place = useRef<HTMLElement>(null)
  const close = () => setAsked(null)
  const renewed = (changed: NewInvitation) =>
    list.setData((all) => all.map((one) => (one.id === changed.id ? changed : one)))
  const withdrawn = ({ id, email }: Invitation) => {
    list.setData((all) => all.filter((one) => one.id !== id))
    close()
    focusSoon(() => place.current)
    toast({ text: `The invitation of ${email} no longer works.`, tone: 'good' })
  }
  return (
    <Card title="Invitations" lead="Sent, and not accepted yet.">
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      <section ref={place} tabIndex={-1} aria-label="Open invitations">
        {list.data?.length === 0 && <Nobody isAlone={isAlone} onInvite={onInvite} />}
        {list.data && list.data.length > 0 && (
          <ul class="entries">
            {list.data.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                onAsk={(act) => setAsked({ act, invitation })}
              />
            ))}
          </ul>
        )}
      </section>
      {asked?.act === 'resend' && (
        <ResendWindow invitation={asked.invitation} onClose={close} onRenewed={renewed} />
      )}
      {asked?.act === 'revoke' && (
        <ConfirmWindow
          title="Withdraw the invitation?"
          button="Withdraw"
          keep="Keep"
          work={() => client.call('revokeInvitation', { params: { id: asked.invitation.id } })}
          onClose={close}
          onDone={() => withdrawn(asked.invitation)}
        >
          <p>The link that {asked.invitation.email} has stops working. You can invite them again.</p>
        </ConfirmWindow>
      )}
    </Card>
  )
}

function Nobody({ isAlone, onInvite }: { isAlone: boolean; onInvite(): void }) {
  if (!isAlone) return <p class="soft">Everybody who was invited has come in.</p>
  return (
    <div class="row">
      <p class="soft grow">
        You are on your own so far. Invite whoever answers your phone: an agent sees conversations, an admin
        also teaches the bot.
      </p>
      <Button size="small" onClick={onInvite}>
        Invite the first
      </Button>
    </div>
  )
}

function InvitationRow({ invitation, onAsk }: { invitation: Invitation; onAsk(act: Asked['act']): void }) {
  const { email, role, expires_at } = invitation
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        <Icon name="clock" size={18} />
      </span>
      <div class="entry-text">
        <div class="row">
          <strong>{email}</strong>
          <Badge>{roleWords[role].name}</Badge>
        </div>
        <p class="soft small">
          Waiting. The link ends <RelativeTime at={expires_at} />.
        </p>
      </div>
      <div class="entry-acts">
        <Button size="small" aria-label={`Send again to ${email}`} onClick={() => onAsk('resend')}>
          Send again
        </Button>
        <Button
          size="small"
          aria-label={`Withdraw the invitation of ${email}`}
          onClick={() => onAsk('revoke')}
        >
          Withdraw
        </Button>
      </div>
    </li>
  )
}
