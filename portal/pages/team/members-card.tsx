/** The members with their roles, and what one may change about each. */
import { useRef, useState } from 'preact/hooks'
import type { Member } from '#wire'
import { client, me } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { roleWords } from '../../shell/role-words.ts'
import { nameOf } from './name-of.ts'
import { powersOver } from './powers-over.ts'
import { RoleWindow } from './role-window.tsx'

interface MembersCardProps {
  members: readonly Member[]
  onChanged(): void
}

interface Asked {
  act: 'role' | 'remove'
  member: Member
}

export function MembersCard({ members, onChanged }: MembersCardProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const close = () => setAsked(null)
  const done = (text: string) => {
    close()
    onChanged()
    toast({ text, tone: 'good' })
  }
  const count = members.length === 1 ? 'Only you so far.' : `${members.length} people.`
  return (
    <Card title="Members" lead={count}>
      <ul class="entries" ref={list} tabIndex={-1} aria-label="Members">
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            members={members}
            onAsk={(act) => setAsked({ act, member })}
          />
        ))}
      </ul>
      {asked?.act === 'role' && (
        <RoleWindow member={asked.member} members={members} onClose={close} onDone={done} />
      )}
      {asked?.act === 'remove' && (
        <ConfirmWindow
          title={`Remove ${nameOf(asked.member)}?`}
          button="Remove from the team"
          keep="Keep"
          work={() => client.call('removeMember', { params: { id: asked.member.id } })}
          onClose={close}
          onDone={() => {
            done(`${nameOf(asked.member)} no longer belongs to the team.`)
            focusSoon(() => list.current)
          }}
        >
          <p>
            {nameOf(asked.member)} is signed out of this business at once. What was written stays. If it was
            their only business, their account ends too; you can invite them again.
          </p>
        </ConfirmWindow>
      )}
    </Card>
  )
}

interface MemberRowProps {
  member: Member
  members: readonly Member[]
  onAsk(act: Asked['act']): void
}

function MemberRow({ member, members, onAsk }: MemberRowProps) {
  const self = me.value
  const powers = self
    ? powersOver(member, { id: self.user.id, role: self.role }, members)
    : { roles: [], mayRemove: false }
  const name = nameOf(member)
  const reasonId = `reason-${member.id}`
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        {initial(name)}
      </span>
      <div class="entry-text">
        <div class="row">
          <strong>{name}</strong>
          <Badge tone={member.role === 'owner' ? 'accent' : 'plain'}>{roleWords[member.role].name}</Badge>
          {member.id === self?.user.id && <Badge>You</Badge>}
        </div>
        {member.name && <p class="soft small">{member.email}</p>}
        {powers.reason && (
          <p class="soft small" id={reasonId}>
            {powers.reason}
          </p>
        )}
      </div>
      <div class="entry-acts">
        {(powers.roles.length > 0 || powers.reason) && (
          <Button
            size="small"
            disabled={Boolean(powers.reason)}
            aria-label={`Change role of ${name}`}
            aria-describedby={powers.reason && reasonId}
            onClick={() => onAsk('role')}
          >
            Change role
          </Button>
        )}
        {powers.mayRemove && (
          <Button size="small" aria-label={`Remove ${name}`} onClick={() => onAsk('remove')}>
            Remove
          </Button>
        )}
      </div>
    </li>
  )
}

function initial(name: string): string {
  const [first = '?'] = name
  return first.toLocaleUpperCase()
}
