/** One's own place in the business: hand the ownership over, or leave. */
import { useState } from 'preact/hooks'
import type { Member } from '#wire'
import { client, forgetSession, me } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { isOnlyOwner } from './powers-over.ts'
import { TransferWindow } from './transfer-window.tsx'

interface OwnPlaceCardProps {
  self: Member
  members: readonly Member[]
  onChanged(): void
}

export function OwnPlaceCard({ self, members, onChanged }: OwnPlaceCardProps) {
  const [asked, setAsked] = useState<'transfer' | 'leave' | null>(null)
  const business = me.value?.tenant.name ?? 'the business'
  const others = members.filter(({ id }) => id !== self.id)
  const mustStay = isOnlyOwner(self, members)
  const close = () => setAsked(null)
  const left = () => {
    forgetSession()
    toast({ text: `You have left ${business}.`, tone: 'good' })
  }
  return (
    <Card title="Your own place">
      <ul class="stack">
        {self.role === 'owner' && (
          <li class="row">
            <p class="grow" id="transfer-why">
              {others.length > 0
                ? 'Hand the ownership to somebody in the team. You become an admin.'
                : 'To hand the ownership over, invite somebody first.'}
            </p>
            <Button
              disabled={others.length === 0}
              aria-describedby="transfer-why"
              onClick={() => setAsked('transfer')}
            >
              Transfer ownership
            </Button>
          </li>
        )}
        <li class="row">
          <p class="grow" id="leave-why">
            {mustStay
              ? 'You cannot leave: you are the only owner. Hand the ownership over first.'
              : `Leave ${business}. Only an owner or admin can let you in again.`}
          </p>
          <Button disabled={mustStay} aria-describedby="leave-why" onClick={() => setAsked('leave')}>
            Leave
          </Button>
        </li>
      </ul>
      {asked === 'transfer' && <TransferWindow others={others} onClose={close} onChanged={onChanged} />}
      {asked === 'leave' && (
        <ConfirmWindow
          title={`Leave ${business}?`}
          button="Leave"
          keep="Stay"
          work={() => client.call('leaveTenant', {})}
          onClose={close}
          onDone={left}
        >
          <p>
            {(me.value?.tenants.length ?? 0) > 1
              ? 'You are signed out here at once. Log in again to go on with your other business.'
              : 'You are signed out at once. It is your only business, so your account ends as well.'}
          </p>
        </ConfirmWindow>
      )}
    </Card>
  )
}
