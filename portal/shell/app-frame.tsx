/** What stands around every page of a signed-in member: navigation, account, trial. */

import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { mayEdit } from '../api/session.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import './app-frame.css'
import { Brand } from './brand.tsx'
import { ConfirmEmailNote } from './confirm-email-note.tsx'
import { isTestKey } from './is-test-key.ts'
import { isAt, type NavItem, navItems } from './nav-items.ts'
import { TrialNote } from './trial-note.tsx'
import { ViewBanner } from './view-banner.tsx'

export function AppFrame({ children }: { children: ComponentChildren }) {
  const { path, route } = useLocation()
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!isTestKey(event)) return
      event.preventDefault()
      route('/app/test')
    }
    addEventListener('keydown', open)
    return () => removeEventListener('keydown', open)
  }, [route])
  return (
    <div class="frame">
      <a class="visually-hidden skip" href="#main">
        Skip to content
      </a>
      <header class="side">
        <a class="side-brand" href="/app" aria-label="Deskbell, home">
          <Brand />
        </a>
        <nav aria-label="Main" class="side-nav">
          {itemsOfMember().map((item) => (
            <NavLink key={item.href} item={item} path={path} />
          ))}
        </nav>
        <div class="side-foot">
          <TrialNote />
          <AccountMenu />
        </div>
      </header>
      <header class="top">
        <a href="/app" aria-label="Deskbell, home">
          <Brand />
        </a>
        <AccountMenu isSmall />
      </header>
      <div class="frame-body">
        <ViewBanner />
        <ConfirmEmailNote mayPutAside />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <PhoneNav path={path} />
    </div>
  )
}

function itemsOfMember(): readonly NavItem[] {
  return navItems.filter((item) => mayEdit.value || !item.forEditors)
}

function NavLink({ item, path, onClick }: { item: NavItem; path: string; onClick?: () => void }) {
  return (
    <a
      class="nav-link"
      href={item.href}
      aria-current={isAt(item, path) ? 'page' : undefined}
      {...(onClick && { onClick })}
    >
      <Icon name={item.icon} />
      <span>{item.label}</span>
      {item.href === '/app/test' && <kbd class="nav-key">{isApple() ? '⌘E' : 'Ctrl E'}</kbd>}
    </a>
  )
}

function PhoneNav({ path }: { path: string }) {
  const [isOpen, setOpen] = useState(false)
  const hidden = itemsOfMember().filter((item) => !item.onPhone)
  const close = () => setOpen(false)
  return (
    <>
      <nav class="phone-nav" aria-label="Main, bottom">
        {navItems
          .filter((item) => item.onPhone)
          .map((item) => (
            <a key={item.href} href={item.href} aria-current={isAt(item, path) ? 'page' : undefined}>
              <Icon name={item.icon} size={22} />
              <span>{phoneLabel(item)}</span>
            </a>
          ))}
        <button
          type="button"
          aria-haspopup="dialog"
          data-current={hidden.some((item) => isAt(item, path))}
          onClick={() => setOpen(true)}
        >
          <Icon name="more" size={22} />
          <span>More</span>
        </button>
      </nav>
      {isOpen && (
        <Dialog title="More" onClose={close}>
          <div class="stack">
            <nav aria-label="More places" class="side-nav">
              {hidden.map((item) => (
                <NavLink key={item.href} item={item} path={path} onClick={close} />
              ))}
            </nav>
            <TrialNote />
            <AccountMenu onChoose={close} />
          </div>
        </Dialog>
      )}
    </>
  )
}

function phoneLabel(item: NavItem): string {
  return { '/app/conversations': 'Chats', '/app/test': 'Test' }[item.href] ?? item.label
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
