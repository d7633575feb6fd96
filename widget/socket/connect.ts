/** The realtime client, brought when the visitor begins to write or comes back to a conversation. */
import { connectVisitor } from '#sdk/realtime/connect-visitor'
import type { VisitorConnection, VisitorListeners } from '#sdk/realtime/visitor-connection'
import type { VisitorStore } from '#sdk/realtime/visitor-store'
import type { Shell } from '../loader/shell.ts'
import { aboutVisitor } from './about-visitor.ts'

/** Connects the widget of this page. */
export function connect(
  shell: Pick<Shell, 'config' | 'options' | 'emit'>,
  store: VisitorStore,
  on: VisitorListeners,
): VisitorConnection {
  const { base_url, token, bot } = shell.config
  return connectVisitor({
    url: base_url,
    accountToken: token,
    bot,
    about: aboutVisitor(shell),
    polling: () => import('./polling.ts').then((it) => it.polling),
    store,
    on: {
      ...on,
      state(state, refused) {
        if (refused) shell.emit('error', refused)
        on.state?.(state, refused)
      },
    },
  })
}
