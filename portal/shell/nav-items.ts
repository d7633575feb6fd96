/** The places of the portal, in the order of the navigation. */
import type { IconName } from '../kit/icon.tsx'

export interface NavItem {
  href: string
  label: string
  icon: IconName
  /** Stands in the bar at the bottom of a phone; the others are behind "More". */
  onPhone: boolean
  /** Owners and admins only. */
  forEditors?: true
}

export const navItems: readonly NavItem[] = [
  { href: '/app', label: 'Home', icon: 'home', onPhone: true },
  { href: '/app/conversations', label: 'Conversations', icon: 'inbox', onPhone: true },
  { href: '/app/leads', label: 'Leads', icon: 'download', onPhone: false },
  { href: '/app/feedback', label: 'Feedback', icon: 'check', onPhone: false },
  { href: '/app/test', label: 'Test your bot', icon: 'test', onPhone: true },
  { href: '/app/articles', label: 'Articles', icon: 'book', onPhone: true },
  { href: '/app/intents', label: 'Intents', icon: 'aim', onPhone: false },
  { href: '/app/business', label: 'Business', icon: 'shop', onPhone: false },
  { href: '/app/appearance', label: 'Appearance', icon: 'look', onPhone: false },
  { href: '/app/install', label: 'Install', icon: 'install', onPhone: false },
  { href: '/app/team', label: 'Team', icon: 'people', onPhone: false },
  { href: '/app/keys', label: 'API keys', icon: 'key', onPhone: false },
  { href: '/app/settings', label: 'Settings', icon: 'sliders', onPhone: false },
  { href: '/app/audit', label: 'Audit log', icon: 'list', onPhone: false, forEditors: true },
  { href: '/app/security', label: 'Security', icon: 'lock', onPhone: false },
]

/** Whether a path lies in the place that an item leads to. */
export function isAt(item: NavItem, path: string): boolean {
  return item.href === '/app' ? path === '/app' : path === item.href || path.startsWith(`${item.href}/`)
}
