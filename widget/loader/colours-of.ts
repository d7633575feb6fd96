/** The colours that a business or a page has chosen, as a stylesheet. */
import type { WidgetConfig } from '#wire'

export function coloursOf({ accent, theme }: Pick<WidgetConfig, 'accent' | 'theme'>): string {
  const scheme = theme.replace('auto', 'light dark')
  return `:host{--own:${accent};color-scheme:${scheme}!important}`
}
