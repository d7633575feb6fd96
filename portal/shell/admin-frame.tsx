/** What stands around the operator's pages: their places, and the way back to the own business. */
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso/router'
import { logOut, me, person } from '../api/session.ts'
import { Icon, type IconName } from '../kit/icon.tsx'
import { Menu } from '../kit/menu.tsx'
import './account-menu.css'
import './app-frame.css'
import { Brand } from './brand.tsx'
import { inBackground } from './in-background.ts'
import { ViewBanner } from './view-banner.tsx'

interface Place {
  href: string
  label: string
  icon: IconName
}

const places: readonly Place[] = [
  { href: '/app/admin', label: 'Businesses', icon: 'shop' },
  { href: '/app/admin/people', label: 'People', icon: 'people' },
  { href: '/app/admin/figures', label: 'Figures', icon: 'chart' },
  { href: '/app/admin/jobs', label: 'Jobs', icon: 'clock' },
  { href: '/app/admin/log', label: 'Log', icon: 'list' },
]

export function AdminFrame({ children }: { children: ComponentChildren }) {
  const { path } = useLocation()
  return (
    <div class="frame">
      <a class="visually-hidden skip" href="#main">
        Skip to content
      </a>
      <header class="side">
        <AdminBrand />
        <nav aria-label="Operator" class="side-nav">
          {places.map((place) => (
            <a
              key={place.href}
              class="nav-link"
              href={place.href}
              aria-current={isAt(place, path) ? 'page' : undefined}
            >
              <Icon name={place.icon} />
              <span>{place.label}</span>
            </a>
          ))}
        </nav>
        <div class="side-foot">
          <OperatorMenu />
        </div>
      </header>
      <header class="top">
        <AdminBrand />
        <OperatorMenu isSmall />
      </header>
      <div class="frame-body">
        <ViewBanner />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav class="phone-nav" aria-label="Operator, bottom">
        {places.map((place) => (
          <a key={place.href} href={place.href} aria-current={isAt(place, path) ? 'page' : undefined}>
            <Icon name={place.icon} size={22} />
            <span>{place.label}</span>
          </a>
        ))}
      </nav>
    </div>
  )
}

function AdminBrand() {
  return (
    <a class="side-brand" href="/app/admin" aria-label="Deskbell, operator">
      <Brand />
    </a>
  )
}

function OperatorMenu({ isSmall = false }: { isSmall?: boolean }) {
  const { route } = useLocation()
  const member = me.value
  const items = [
    ...(member ? [{ label: `Open ${member.tenant.name}`, onChoose: () => route('/app') }] : []),
    { label: 'Security', onChoose: () => route('/app/admin/security') },
    { label: 'Log out', onChoose: () => inBackground(logOut()) },
  ]
  return (
    <Menu
      class={isSmall ? 'account account-small' : 'account'}
      label="Operator account"
      items={items}
      trigger={
        <>
          <span class="account-text">
            {!isSmall && <span>Operator</span>}
            <span class="clip soft small">{person.value?.email}</span>
          </span>
          <span class="visually-hidden">Account</span>
          <Icon name="down" size={16} />
        </>
      }
    />
  )
}

function isAt({ href }: Place, path: string): boolean {
  if (href === '/app/admin') return path === href || path.startsWith(`${href}/tenants`)
  return path === href
}
