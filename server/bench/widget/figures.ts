/** The figures of all visits, one row for each, and how they are read. */
import { median } from '../percentile.ts'
import type { Profile } from './profiles.ts'
import type { Visit } from './visit.ts'

export type Unit = 'kB' | 'ms' | 'MB' | ''

export interface Figure {
  name: string
  profile: Profile['name']
  unit: Unit
  /** Median of the visits, by the name of the widget. */
  values: Record<string, number>
}

/** What was measured of a widget on a profile. */
export interface Visits {
  widget: string
  profile: Profile['name']
  visits: readonly Visit[]
}

/** Those that do not hang on line and machine are told once. */
const rows: { name: string; unit: Unit; of: keyof Visit; every?: true }[] = [
  { name: 'loaded before interest', unit: 'kB', of: 'bytes' },
  { name: 'requests before interest', unit: '', of: 'requests' },
  { name: 'loaded in all, first word typed', unit: 'kB', of: 'bytesOpen' },
  { name: 'requests in all, first word typed', unit: '', of: 'requestsOpen' },
  { name: "launcher after the page's first paint", unit: 'ms', of: 'launcherAfterPaint', every: true },
  { name: 'main thread held by long tasks', unit: 'ms', of: 'longTasks', every: true },
  { name: 'from the click until one can write', unit: 'ms', of: 'opening', every: true },
  { name: '… on the next page', unit: 'ms', of: 'openingAgain', every: true },
  { name: 'heap before interest', unit: 'MB', of: 'heap' },
  { name: 'heap, first word typed', unit: 'MB', of: 'heapOpen' },
  { name: 'stored before interest', unit: '', of: 'stored' },
  { name: 'stored, first word typed', unit: '', of: 'storedOpen' },
  { name: 'other hosts contacted', unit: '', of: 'foreignHosts' },
  { name: 'axe A/AA violations, chat open', unit: '', of: 'barriers' },
]
const divisor: Record<Unit, number> = { kB: 1000, ms: 1, MB: 1_000_000, '': 1 }

export function figuresOf(all: readonly Visits[]): Figure[] {
  return rows.flatMap(({ name, unit, of, every }) =>
    (['fast', 'slow'] as const).flatMap((profile) => {
      const measured = all.filter((each) => each.profile === profile)
      if (measured.length === 0 || (profile === 'slow' && !every)) return []
      const value = (visits: readonly Visit[]) => median(visits.map((visit) => visit[of])) / divisor[unit]
      return {
        name,
        profile,
        unit,
        values: Object.fromEntries(measured.map(({ widget, visits }) => [widget, rounded(value(visits))])),
      }
    }),
  )
}

/** Figures to the right, a column for each widget. */
export function figureTable(figures: readonly Figure[]): string {
  const widgets = [...new Set(figures.flatMap(({ values }) => Object.keys(values)))]
  const lines = [
    ['', '', ...widgets],
    ...figures.map(({ name, profile, unit, values }) => [
      name,
      profile,
      ...widgets.map((widget) => `${values[widget] ?? '–'} ${unit}`.trim()),
    ]),
  ]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => pad(cell, widths?.[at] ?? 0, at > 1))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function pad(cell: string, width: number, toTheRight: boolean): string {
  return toTheRight ? cell.padStart(width) : cell.padEnd(width)
}

/** More digits would only make noise where the file is compared with an older one. */
function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10
}
