/** What is usual in each line of business, for a new tenant to begin with. */
import type { Industry } from '#wire'
import { practiceTemplates } from './practice-templates.ts'
import { shopTemplates } from './shop-templates.ts'
import { tradeTemplates } from './trade-templates.ts'

export const industryTemplates: readonly Industry[] = [
  ...tradeTemplates,
  ...practiceTemplates,
  ...shopTemplates,
]

/** By id, as sign-up takes it; undefined for a line of business of the owner's own words. */
export function industryTemplate(id: string | undefined): Industry | undefined {
  return industryTemplates.find((template) => template.id === id)
}
