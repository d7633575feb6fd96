/** What a figure is to reach, and whether it does. */

/** Bounds of what was measured (`here`, in the row's unit) or of its ratio to the floor. */
export interface Goal {
  of: 'here' | 'ratio'
  most?: number
  least?: number
}

export interface Measured {
  unit: string
  here: number
  floor?: number
  goals?: readonly Goal[]
}

/** For example `≤ 2.00x, ≤ 8 ms: within the goal`; empty where there is no goal. */
export function verdictOn({ unit, here, floor, goals = [] }: Measured): string {
  if (goals.length === 0) return ''
  const ratio = floor === undefined ? Number.NaN : here / floor
  const isReached = ({ of, most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY }: Goal) => {
    const value = of === 'here' ? here : ratio
    // Below nothing, or beside a floor of nothing, nothing was measured.
    return Number.isFinite(value) && value >= 0 && value <= most && value >= least
  }
  return `${goals.map((goal) => wordsOf(goal, unit)).join(', ')}: ${goals.every(isReached) ? 'within' : 'beyond'} the goal`
}

function wordsOf({ of, most, least }: Goal, unit: string): string {
  const figure = (value: number) => (of === 'here' ? `${value} ${unit}` : `${value.toFixed(2)}x`)
  return [most !== undefined && `≤ ${figure(most)}`, least !== undefined && `≥ ${figure(least)}`]
    .filter(Boolean)
    .join(' ')
}
