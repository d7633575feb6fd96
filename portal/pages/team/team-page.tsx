/** `/app/team`: who belongs to the business, as what, and who is invited. */
import { useState } from 'preact/hooks'
import type { Member } from '#wire'
import { fetchAll } from '../../api/fetch-all.ts'
import { client, mayEdit, me } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { InvitationsCard } from './invitations-card.tsx'
import { InviteWindow } from './invite-window.tsx'
import { MembersCard } from './members-card.tsx'
import { OwnPlaceCard } from './own-place-card.tsx'
import '../../kit/entry-list.css'

export function TeamPage() {
  const members = useLoad(loadMembers, [])
  // Only those who may invite may see who is invited.
  const invitations = useLoad(mayEdit.value ? loadInvitations : async () => [], [mayEdit.value])
  const [isInviting, setInviting] = useState(false)
  // Shown together, so that nothing moves when the second comes.
  const isHere = members.data !== null && (invitations.data !== null || invitations.problem !== null)
  const self = members.data?.find(({ id }) => id === me.value?.user.id)
  return (
    <Page
      title="Team"
      lead="People who work with this desk. Each signs in with an address of their own."
      actions={
        mayEdit.value && (
          <Button tone="main" icon="plus" onClick={() => setInviting(true)}>
            Invite somebody
          </Button>
        )
      }
    >
      <ProblemNotice problem={members.problem} onRetry={members.reload} />
      {!isHere && !members.problem && <Skeleton shape="block" lines={2} />}
      {isHere && members.data && <MembersCard members={members.data} onChanged={members.reload} />}
      {isHere && mayEdit.value && members.data && (
        <InvitationsCard
          list={invitations}
          isAlone={members.data.length === 1}
          onInvite={() => setInviting(true)}
        />
      )}
      {isHere && self && members.data && (
        <OwnPlaceCard self={self} members={members.data} onChanged={members.reload} />
      )}
      {isInviting && (
        <InviteWindow
          onClose={() => setInviting(false)}
          onInvited={(invitation) =>
            invitations.setData((all) => [
              invitation,
              // The server withdraws an earlier one for the same address.
              ...all.filter(({ email }) => email !== invitation.email),
            ])
          }
        />
      )}
    </Page>
  )
}

function loadMembers(signal: AbortSignal): Promise<Member[]> {
  return fetchAll((cursor) =>
    client.call('listMembers', { query: { limit: 200, ...(cursor && { cursor }) } }, { signal }),
  )
}

function loadInvitations(signal: AbortSignal) {
  return fetchAll((cursor) =>
    client.call('listInvitations', { query: { limit: 200, ...(cursor && { cursor }) } }, { signal }),
  )
}
