/** Who is signed in and for which business; switch and log out. */
import { useLocation } from 'preact-iso/router'
import { logOut, me, switchTenant } from '../api/session.ts'
import { Icon } from '../kit/icon.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import './account-menu.css'
import { inBackground } from './in-background.ts'

export function AccountMenu() {
  const { route } = useLocation()
  const member = me.value
  if (!member) return null
  const open = async (tenantId: string) => {
    await switchTenant(tenantId)
    route('/app')
  }
  const tenants: MenuItem[] = member.tenants.map((tenant) => ({
    label: tenant.name,
    isCurrent: tenant.id === member.tenant.id,
    onChoose: () => {
      if (tenant.id !== member.tenant.id) inBackground(open(tenant.id))
    },
  }))
  const items = [
    ...(tenants.length > 1 ? tenants : []),
    { label: 'Log out', onChoose: () => inBackground(logOut()) },
  ]
  return (
    <Menu
      class="account"
      label="Account"
      items={items}
      trigger={
        <>
          <span class="account-sign" aria-hidden="true">
            {initial(member.tenant.name)}
          </span>
          <span class="account-text">
            <span class="clip">{member.tenant.name}</span>
            <span class="clip soft small">{member.user.email}</span>
          </span>
          <span class="visually-hidden">Account</span>
          <Icon name="down" size={16} />
        </>
      }
    />
  )
}

function initial(name: string): string {
  const [first = '?'] = name.trim()
  return first.toLocaleUpperCase()
}
