/** The cookie that carries the refresh token: for the server alone, sent only to the calls of `/api/v1/auth`. */
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Exchange } from '../../platform/http/route.ts'
import type { OpenedSession } from './open-sessions.ts'

const name = 'deskbell_refresh'

export function readRefreshCookie(http: Pick<Exchange, 'header'>): string | undefined {
  return parseCookie(http.header('cookie') ?? '')[name]
}

export function setRefreshCookie(
  http: Pick<Exchange, 'setHeader'>,
  session: Pick<OpenedSession, 'refreshToken' | 'expiresAt'>,
  publicUrl: string,
): void {
  const maxAge = Math.max(0, Math.round((Date.parse(session.expiresAt) - Date.now()) / 1000))
  http.setHeader('Set-Cookie', cookie(session.refreshToken, maxAge, publicUrl))
}

export function clearRefreshCookie(http: Pick<Exchange, 'setHeader'>, publicUrl: string): void {
  http.setHeader('Set-Cookie', cookie('', 0, publicUrl))
}

function cookie(value: string, maxAge: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:')
  return stringifySetCookie({
    name,
    value,
    maxAge,
    path: '/api/v1/auth',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}
