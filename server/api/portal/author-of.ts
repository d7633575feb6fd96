/** Who says something as the team: a person, or a program by its key. */
import type { Caller } from '../../platform/http/route.ts'

export function authorOf(caller: Caller): string {
  return caller.kind === 'member' ? caller.userId : caller.id
}
