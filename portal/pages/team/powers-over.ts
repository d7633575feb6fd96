/** What one member may do to another: the server's rules, so that nobody is offered what will be refused. */
import type { Member, MemberRole } from '#wire'

export interface Powers {
  /** Roles that one may give; empty: one may not change the role. */
  roles: readonly MemberRole[]
  mayRemove: boolean
  /** Why neither is possible though one's role would allow it. */
  reason?: string
}

const none: Powers = { roles: [], mayRemove: false }
const belowOwner: readonly MemberRole[] = ['admin', 'agent', 'viewer']

/** @param members all of the business, to know who is the only owner */
export function powersOver(
  target: Pick<Member, 'id' | 'role'>,
  me: { id: string; role: MemberRole },
  members: readonly Pick<Member, 'id' | 'role'>[],
): Powers {
  const isOwner = me.role === 'owner'
  if (!isOwner && (me.role !== 'admin' || target.role === 'owner')) return none
  if (isOnlyOwner(target, members))
    return { ...none, reason: 'The only owner. Make somebody else one to change this.' }
  // Oneself one does not remove: one leaves.
  return { roles: isOwner ? ['owner', ...belowOwner] : belowOwner, mayRemove: target.id !== me.id }
}

/** A business needs an owner: this one cannot go. */
export function isOnlyOwner(
  { id, role }: Pick<Member, 'id' | 'role'>,
  members: readonly Pick<Member, 'id' | 'role'>[],
): boolean {
  return role === 'owner' && !members.some((other) => other.role === 'owner' && other.id !== id)
}
