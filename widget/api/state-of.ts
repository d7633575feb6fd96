/** What `get` tells of a widget. */
import type { WidgetState } from '#sdk/widget/options'
import { type Instance, optionsOf } from './instance.ts'
import { isVisible } from './visibility.ts'

export function stateOf(instance: Instance): WidgetState {
  const shell = instance.widget?.shell
  const { locale = 'auto' } = optionsOf(instance)
  return {
    ready: shell !== undefined,
    open: shell?.launcher.ariaExpanded === 'true',
    visible: shell !== undefined && isVisible(instance),
    unread: 0,
    visitorId: null,
    conversationId: null,
    online: navigator.onLine,
    locale: locale === 'auto' ? document.documentElement.lang || navigator.language : locale,
    ...shell?.state?.(),
  }
}
