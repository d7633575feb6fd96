/** Brings what connects to the server. */
import type { Shell } from '../loader/shell.ts'

/** Content-hashed name of its file. */
declare const __DESKBELL_SOCKET__: string

export function bringSocket({ bring }: Pick<Shell, 'bring'>) {
  return bring<typeof import('../socket/connect.ts')>(__DESKBELL_SOCKET__)
}
