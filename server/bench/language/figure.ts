/** A figure of the language work, beside what it should reach and what others reach. */
import { type Goal, goalOf } from './goals.ts'

export interface Figure {
  /** Set and, where there are several, the part of it that was learned and the one that was tested. */
  set: string
  name: string
  value: number
  unit: Unit
  /** How it came about, where that is not the same for every set. */
  note?: string
  must?: number
  stretch?: number
  verdict?: Verdict
  /** The same figure of nlp.js with its own settings, from the same run. */
  nlpJs?: number
  /** What others have published. */
  published?: string
}

export type Unit = '%' | 'ms' | 'MB' | ''
export type Verdict = 'below' | 'ok' | 'stretch'

/** Adds the goal of a figure, if there is one. */
export function figure(set: string, name: string, value: number, unit: Unit = '%'): Figure {
  const goal = goalOf(set, name)
  if (!goal) return { set, name, value, unit }
  const { must, stretch, published } = goal
  const verdict = verdictOf(goal, Number(shown(value, unit)))
  return {
    set,
    name,
    value,
    unit,
    ...(must !== undefined && { must }),
    ...(stretch !== undefined && { stretch }),
    ...(verdict && { verdict }),
    ...(published && { published }),
  }
}

/** A value with as many digits as matter. */
export function shown(value: number, unit: Unit): string {
  return value.toFixed(unit === '%' ? 1 : unit === 'ms' && value >= 100 ? 0 : 2)
}

/** Judges what is shown: nobody wants to read that 91.5 is below 91.5. */
function verdictOf({ must, stretch, isAtMost }: Goal, value: number): Verdict | undefined {
  const reaches = (goal: number) => (isAtMost ? value <= goal : value >= goal)
  if (stretch !== undefined && reaches(stretch)) return 'stretch'
  if (must === undefined) return undefined
  return reaches(must) ? 'ok' : 'below'
}
