/** Tells members of several businesses which one they came into. */
import { me } from '../api/session.ts'
import { toast } from '../kit/toast.tsx'

export function tellBusiness(): void {
  const member = me.value
  if (!member || member.tenants.length < 2) return
  toast({ text: `${member.tenant.name} is open. Your other businesses are in the account menu.` })
}
