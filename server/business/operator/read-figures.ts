/** Figures of the whole installation: sign-ups and conversations a day, tenants by plan and status. */
import type { AdminFigures } from '#wire'
import { lowestId } from '../../platform/store/new-id.ts'
import type { OperatorParts } from './operator-parts.ts'

const days = 30
const dayMs = 24 * 3600 * 1000

export async function readFigures({ directory }: Pick<OperatorParts, 'directory'>): Promise<AdminFigures> {
  const today = Math.floor(Date.now() / dayMs) * dayMs
  const starts = Array.from({ length: days }, (_, index) => {
    const at = today - (days - 1 - index) * dayMs
    return { day: new Date(at).toISOString().slice(0, 10), id: lowestId(at) }
  })
  const { days: counted, grouped, tokens } = await directory.figures(starts)
  const by = (name: 'status' | 'plan') => {
    const sums: Record<string, number> = {}
    for (const row of grouped) sums[row[name]] = (sums[row[name]] ?? 0) + Number(row.count)
    return sums
  }
  return {
    days: counted,
    by_status: by('status'),
    by_plan: by('plan'),
    tenants: grouped.reduce((sum, { count }) => sum + Number(count), 0),
    model_tokens_today: tokens,
  }
}
