/** When the team is back, while nobody of it is there. */
import { fill } from '../texts.ts'
import type { WidgetContext } from './widget-context.ts'

/** One phrase, or none: while somebody is there, and where the business tells no hours. */
export function teamBack({ shell, texts, lang }: WidgetContext): string[] {
  const now = Date.now()
  const next = shell.config.team_hours?.find(({ closes }) => Date.parse(closes) > now)
  const opens = Date.parse(next?.opens ?? '')
  return opens > now ? [fill(texts.teamBack, { when: shortMoment(opens, lang) })] : []
}

/** "Mon 8:00 AM"; beyond a week with the date. */
export function shortMoment(at: number, lang: string): string {
  const day = at - Date.now() < 6 * 86_400_000 ? {} : ({ day: 'numeric', month: 'short' } as const)
  return new Date(at).toLocaleString(lang, { weekday: 'short', ...day, hour: 'numeric', minute: '2-digit' })
}
