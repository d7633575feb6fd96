/** Roles in words: what each of them may do. */
import type { MemberRole } from '#wire'

export interface RoleWords {
  /** As in "an admin". */
  name: string
  article: 'a' | 'an'
  may: string
}

export const roleWords: Record<MemberRole, RoleWords> = {
  owner: {
    name: 'Owner',
    article: 'an',
    may: 'Everything, and the last word: other owners, and deleting the business.',
  },
  admin: {
    name: 'Admin',
    article: 'an',
    may: 'Teaches the bot, changes settings, invites people and makes API keys.',
  },
  agent: {
    name: 'Agent',
    article: 'an',
    may: 'Looks after conversations. Sees articles and settings, but changes none.',
  },
  viewer: { name: 'Viewer', article: 'a', may: 'Looks at everything and changes nothing.' },
}

/** "an admin", for the middle of a sentence. */
export function aRole(role: MemberRole): string {
  const { article, name } = roleWords[role]
  return `${article} ${name.toLowerCase()}`
}
