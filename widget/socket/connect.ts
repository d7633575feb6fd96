/** The realtime client, brought when the visitor begins to write or comes back to a conversation. */
import { connectVisitor } from '#sdk/realtime/connect-visitor'
import type { VisitorConnection, VisitorListeners } from '#sdk/realtime/visitor-connection'
import type { VisitorStore } from '#sdk/realtime/visitor-store'
import type { VisitorHandshake } from '#wire'
import type { Shell } from '../loader/shell.ts'

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
    about: () => aboutVisitor(shell),
    store,
    on,
  })
}

/** Who visits, from where, as it is at this moment. */
async function aboutVisitor({ options, emit }: Pick<Shell, 'options' | 'emit'>) {
  const { locale = 'auto', user, userToken, userHash, context } = options
  const proof =
    typeof userToken === 'function'
      ? await userToken().catch(() => void emit('error', { code: 'user_token_failed' }))
      : userToken
  // A JWT has dots; a hash is hexadecimal.
  const isHash = proof && !proof.includes('.')
  const hash = userHash ?? (isHash ? proof : undefined)
  return {
    locale: locale === 'auto' ? document.documentElement.lang || navigator.language : locale,
    // The query may hold what is nobody's business.
    page: location.origin + location.pathname,
    ...(user && { user }),
    ...(proof && !isHash && { identity_token: proof }),
    ...(hash && { user_hash: hash }),
    ...(context && { context }),
  } as Partial<VisitorHandshake>
}
