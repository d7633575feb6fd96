/** Roles as one chooses among them, each with what it may do. */
import type { MemberRole } from '#wire'
import { roleWords } from '../../shell/role-words.ts'

export function roleOptions<R extends MemberRole>(
  roles: readonly R[],
): { value: R; label: string; about: string }[] {
  return roles.map((value) => ({ value, label: roleWords[value].name, about: roleWords[value].may }))
}
