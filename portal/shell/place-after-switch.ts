/** Where one is after opening another business: in the same place of it. */
import { isAt, navItems } from './nav-items.ts'

/** Only the place: a conversation or article of the one before is none of the other. */
export function placeAfterSwitch(path: string): string {
  return navItems.find((item) => isAt(item, path))?.href ?? '/app'
}
