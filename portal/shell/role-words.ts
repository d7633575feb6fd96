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
    may: 'May do everything, also make owners and delete the business.',
  },
  admin: {
    name: 'Admin',
    article: 'an',
    may: 'May teach the bot, change settings, invite people and make API keys.',
  },
  agent: {
    name: 'Agent',
    article: 'an',
    may: 'May look after conversations, and see articles and settings.',
  },
  viewer: { name: 'Viewer', article: 'a', may: 'May look at everything and change nothing.' },
}

/** "an admin", for the middle of a sentence. */
export function aRole(role: MemberRole): string {
  const { article, name } = roleWords[role]
  return `${article} ${name.toLowerCase()}`
}
