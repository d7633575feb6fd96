/** The states of a business in words, and how grave each is. */
import type { TenantStatus } from '#wire'

type Tone = 'plain' | 'good' | 'warn' | 'bad'

export const statusWords: Record<TenantStatus, { name: string; tone: Tone }> = {
  trial: { name: 'Trial', tone: 'plain' },
  active: { name: 'Active', tone: 'good' },
  past_due: { name: 'Past due', tone: 'warn' },
  suspended: { name: 'Suspended', tone: 'bad' },
}
