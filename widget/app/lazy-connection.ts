/** The connection to the server, brought and opened at the first need. */
import type { VisitorConnection, VisitorListeners } from '#sdk/realtime/visitor-connection'
import type { VisitorStore } from '#sdk/realtime/visitor-store'
import type { Shell } from '../loader/shell.ts'
import { bringSocket } from './bring-socket.ts'

export interface LazyConnection {
  /** Opens it if need be. */
  use(): Promise<VisitorConnection>
  /** As `use`, once the server has been joined. */
  online(): Promise<VisitorConnection>
  now(): VisitorConnection | undefined
  /** Ends it; the next need opens another. */
  drop(): void
  close(): void
}

export function createLazyConnection(
  shell: Pick<Shell, 'config' | 'options' | 'bring' | 'emit'>,
  store: VisitorStore,
  on: VisitorListeners,
): LazyConnection {
  const unload = new AbortController()
  let pending: Promise<VisitorConnection> | undefined
  let current: VisitorConnection | undefined
  let isOnline = false
  let turn = 0
  let waiting: (() => void)[] = []

  const listeners: VisitorListeners = {
    ...on,
    state(state, refused) {
      isOnline = state === 'online'
      if (isOnline) for (const resolve of waiting.splice(0)) resolve()
      on.state?.(state, refused)
    },
  }
  async function open() {
    const mine = turn
    const { connect } = await bringSocket(shell)
    unload.signal.throwIfAborted()
    // Dropped meanwhile: who waits gets the one after it.
    if (mine !== turn) return use()
    current = connect(shell, store, listeners)
    return current
  }
  function use(): Promise<VisitorConnection> {
    pending ??= open().catch((error: unknown) => {
      pending = undefined
      throw error
    })
    return pending
  }
  function drop() {
    turn += 1
    isOnline = false
    current?.close()
    current = pending = undefined
  }
  followPage(() => current, unload.signal)

  return {
    use,
    now: () => current,
    async online() {
      const connection = await use()
      if (!isOnline) await new Promise<void>((resolve) => waiting.push(resolve))
      return connection
    },
    drop,
    close() {
      unload.abort()
      waiting = []
      drop()
    },
  }
}

function followPage(connection: () => VisitorConnection | undefined, signal: AbortSignal) {
  addEventListener('online', () => connection()?.wake(), { signal })
  // A browser keeps no page for the way back that has an open connection.
  addEventListener('pagehide', () => connection()?.rest(), { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && connection()?.wake(), { signal })
  document.addEventListener('visibilitychange', () => document.hidden || connection()?.wake(), { signal })
  addEventListener(
    'storage',
    ({ key, newValue }) => {
      if (!key?.endsWith(':visitor')) return
      if (newValue) connection()?.refresh()
      else connection()?.forgotten()
    },
    { signal },
  )
}
