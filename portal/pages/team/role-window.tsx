/** Gives a member another role; each says what it may do. Making an owner asks for the password. */
import { useState } from 'preact/hooks'
import type { Member, MemberRole } from '#wire'
import { client, me, reloadMe } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { RadioList } from '../../kit/radio-list.tsx'
import { isWrongPassword, PasswordCheck } from '../../shell/password-check.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { aRole } from '../../shell/role-words.ts'
import { useSubmit } from '../../shell/use-submit.ts'
import { nameOf } from './name-of.ts'
import { powersOver } from './powers-over.ts'
import { roleOptions } from './role-options.ts'

interface RoleWindowProps {
  member: Member
  members: readonly Member[]
  onClose(): void
  /** @param text tells what is so now */
  onDone(text: string): void
}

export function RoleWindow({ member, members, onClose, onDone }: RoleWindowProps) {
  const self = me.value
  const [role, setRole] = useState<MemberRole>(member.role)
  const [password, setPassword] = useState('')
  const submit = useSubmit()
  if (!self) return null
  const { roles } = powersOver(member, { id: self.user.id, role: self.role }, members)
  const isSelf = member.id === self.user.id
  const isNewOwner = role === 'owner' && member.role !== 'owner'
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (role === member.role) return onClose()
    const body = isNewOwner ? { role, password } : { role }
    const done = await submit.run(async () => {
      await client.call('updateMember', { params: { id: member.id }, body })
      if (isSelf) await reloadMe()
    })
    if (done) onDone(isSelf ? `You are ${aRole(role)} now.` : `${nameOf(member)} is ${aRole(role)} now.`)
  }
  return (
    <Dialog
      title={isSelf ? 'Your own role' : `Role of ${nameOf(member)}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="main" type="submit" form="role-form" busy={submit.busy}>
            {isNewOwner ? 'Make owner' : 'Save role'}
          </Button>
        </>
      }
    >
      <form id="role-form" class="stack" onSubmit={(event) => void send(event)}>
        {!isWrongPassword(submit.problem) && (
          <ProblemNotice problem={submit.problem} shownFields={['/password']} />
        )}
        <RadioList label="Role" value={role} options={roleOptions(roles)} onValue={setRole} />
        {isSelf && role !== member.role && (
          <p>You give up what only {aRole(member.role)} may do. Somebody else has to give it back.</p>
        )}
        {isNewOwner && <PasswordCheck value={password} onValue={setPassword} problem={submit.problem} />}
      </form>
    </Dialog>
  )
}
