/** The realtime client, brought when the visitor begins to write or comes back to a conversation. */
import { connectVisitor } from '#sdk/realtime/connect-visitor'
import type { VisitorConnection, VisitorListeners } from '#sdk/realtime/visitor-connection'
import type { VisitorStore } from '#sdk/realtime/visitor-store'
import type { WidgetConfig } from '#wire'

/** Connects the widget of this page. */
export function connect(config: WidgetConfig, store: VisitorStore, on: VisitorListeners): VisitorConnection {
  return connectVisitor({
    url: config.base_url,
    accountToken: config.token,
    bot: config.bot,
    locale: document.documentElement.lang || navigator.language,
    // The query may hold what is nobody's business.
    page: location.origin + location.pathname,
    store,
    on,
  })
}
