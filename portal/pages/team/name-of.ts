/** How a person is called where people are listed. */
import type { Member } from '#wire'

export function nameOf({ name, email }: Pick<Member, 'name' | 'email'>): string {
  return name?.trim() || email
}
