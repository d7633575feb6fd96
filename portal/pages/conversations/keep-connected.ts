/** Keeps a member's socket connected: it comes back where the library does not by itself, and outlives its token. */
import type { Socket } from 'socket.io-client'
import type { AgentToServer, ServerToAgent } from '#wire'
import { client } from '../../api/session.ts'
import { isConnected } from './agent-view.ts'

type AgentSocket = Socket<ServerToAgent, AgentToServer>

const usualPauseMs = 1000
/** An access token lives a quarter of an hour; a page in the background wakes once a minute. */
const renewEveryMs = 10 * 60_000

/** @returns a function that ends it */
export function keepConnected(opened: AgentSocket): () => void {
  const stopComing = comeBack(opened)
  const stopRenewing = renewTokens(opened)
  return () => {
    stopRenewing()
    stopComing()
  }
}

/** After a refusal, and after the server has closed. */
function comeBack(opened: AgentSocket): () => void {
  let pauseMs = usualPauseMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const later = () => {
    clearTimeout(timer)
    if (isOver) return
    timer = setTimeout(() => opened.connect(), pauseMs)
    pauseMs = usualPauseMs
  }
  opened.on('goodbye', ({ reconnect_ms }) => {
    pauseMs = reconnect_ms
  })
  opened.on('disconnect', (reason) => {
    isConnected.value = false
    if (reason === 'io server disconnect') later()
  })
  opened.on('connect_error', () => {
    isConnected.value = false
    // While `active`, the library tries again by itself; a refused handshake usually means an old token.
    if (!opened.active) client.refresh().then(later, later)
  })
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/** The server ends a connection with the token that it came with, unless a fresh one is given in time. */
function renewTokens(opened: AgentSocket): () => void {
  const renew = async () => {
    // The next try, or the next handshake, may do better.
    await client.refresh().catch(() => {})
    const token = client.token()
    if (token && opened.connected) opened.emit('renew', { token }, () => {})
  }
  const timer = setInterval(renew, renewEveryMs)
  return () => clearInterval(timer)
}
