/** Who is signed in and for which business; switch, add another, log out. */
import { useLocation } from 'preact-iso/router'
import { isSuperAdmin, logOut, me, switchTenant } from '../api/session.ts'
import { Icon } from '../kit/icon.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { toast } from '../kit/toast.tsx'
import './account-menu.css'
import { inBackground } from './in-background.ts'
import { placeAfterSwitch } from './place-after-switch.ts'
import { roleWords } from './role-words.ts'

interface AccountMenuProps {
  /** Only the name, for the top of a phone. */
  isSmall?: boolean
  /** Something was chosen. */
  onChoose?: () => void
}

export function AccountMenu({ isSmall = false, onChoose }: AccountMenuProps) {
  const { path, route } = useLocation()
  const member = me.value
  if (!member) return null
  const open = async (id: string, name: string) => {
    await switchTenant(id)
    route(placeAfterSwitch(path))
    toast({ text: `${name} is open.` })
  }
  const choose = (run: () => void) => () => {
    onChoose?.()
    run()
  }
  const tenants: MenuItem[] = member.tenants.map(({ id, name, role }) => ({
    id,
    label: name,
    about: roleWords[role].name,
    isCurrent: id === member.tenant.id,
    onChoose: choose(() => id !== member.tenant.id && inBackground(open(id, name))),
  }))
  const items = [
    // Who looks into a business ends that first.
    ...(member.viewing_as ? [] : tenants),
    ...(member.viewing_as
      ? []
      : [{ label: 'Add a business', isApart: true, onChoose: choose(() => route('/app/new-business')) }]),
    ...(isSuperAdmin.value ? [{ label: 'Operator pages', onChoose: choose(() => route('/app/admin')) }] : []),
    { label: 'Log out', onChoose: () => inBackground(logOut()) },
  ]
  return (
    <Menu
      class={isSmall ? 'account account-small' : 'account'}
      label={isSmall ? 'Businesses' : 'Account'}
      items={items}
      trigger={isSmall ? <SmallTrigger /> : <Trigger />}
    />
  )
}

function Trigger() {
  const member = me.value
  return (
    <>
      <span class="account-sign" aria-hidden="true">
        {initial(member?.tenant.name ?? '')}
      </span>
      <span class="account-text">
        <span class="clip">{member?.tenant.name}</span>
        <span class="clip soft small">{member?.user.email}</span>
      </span>
      <span class="visually-hidden">Account</span>
      <Icon name="down" size={16} />
    </>
  )
}

function SmallTrigger() {
  return (
    <>
      <span class="clip">{me.value?.tenant.name}</span>
      <span class="visually-hidden">Switch business</span>
      <Icon name="down" size={16} />
    </>
  )
}

function initial(name: string): string {
  const [first = '?'] = name.trim()
  return first.toLocaleUpperCase()
}
