/** The realtime client, brought when the visitor begins to write or comes back to a conversation. */
import { connectVisitor } from '#sdk/realtime/connect-visitor'
import type { VisitorConnection, VisitorListeners } from '#sdk/realtime/visitor-connection'
import type { VisitorStore } from '#sdk/realtime/visitor-store'
import type { Shell } from '../loader/shell.ts'
import { aboutVisitor } from './about-visitor.ts'

/** A page may hand out a proof that it has kept for too long; then it is asked for another one. */
const MOST_PROOFS = 3
const WAIT_MS = 1_000

/** Connects the widget of this page. */
export function connect(
  shell: Pick<Shell, 'config' | 'options' | 'emit'>,
  store: VisitorStore,
  on: VisitorListeners,
): VisitorConnection {
  const { base_url, token, bot } = shell.config
  let asked = 0
  const connection = connectVisitor({
    url: base_url,
    accountToken: token,
    bot,
    about: aboutVisitor(shell),
    polling: () => import('./polling.ts').then((it) => it.polling),
    store,
    on: {
      ...on,
      state(state, refused) {
        if (state === 'online') asked = 0
        const mayHaveAnother =
          refused?.code === 'invalid_identity' && typeof shell.options.userToken === 'function'
        if (mayHaveAnother && asked < MOST_PROOFS) {
          asked += 1
          setTimeout(connection.restart, asked * WAIT_MS)
          return on.state?.('offline')
        }
        if (refused) shell.emit('error', refused)
        on.state?.(state, refused)
      },
    },
  })
  return connection
}
