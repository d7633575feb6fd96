/** Whether a widget is to be seen, by the page's wishes and what happens; it follows both without asking again and again. */
import { followNavigation } from './follow-navigation.ts'
import { type Instance, optionsOf } from './instance.ts'
import { showsOn } from './shows-on.ts'

const PHONE = '(max-width: 480px)'

export function isVisible(instance: Instance): boolean {
  const { pages, hideOnMobile, hideWhenOffline } = optionsOf(instance)
  if (instance.hidden || (pages && !showsOn(location.pathname, pages))) return false
  if (hideOnMobile && isPhone()) return false
  return !hideWhenOffline || navigator.onLine
}

export function isPhone(): boolean {
  return matchMedia(PHONE).matches
}

/** @param onChange it may have become another */
export function followVisibility({ life: { signal } }: Instance, onChange: () => void): void {
  followNavigation(onChange, signal)
  matchMedia(PHONE).addEventListener('change', onChange, { signal })
  for (const event of ['online', 'offline']) addEventListener(event, onChange, { signal })
}
