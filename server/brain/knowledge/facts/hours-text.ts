/** The opening hours of a week in one line, for sentences that an owner writes around them. */
import type { Business } from '#wire'
import { weeklySpans } from '../../../platform/profile/opening-hours.ts'
import { type ClockStyle, weekText } from './clock-words.ts'

/** "Monday to Friday: 08:00–18:00; Saturday: 09:00–13:00; Sunday: closed", or nothing when no hours are told. */
export function hoursText({ hours }: Pick<Business, 'hours'>, style: ClockStyle): string {
  if (hours.length === 0) return ''
  return weekText((weekday) => weeklySpans(hours, weekday), style).replaceAll('\n', '; ')
}
