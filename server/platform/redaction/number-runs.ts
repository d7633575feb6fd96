/** Digits and what stands between them: the ground on which cards, insurance numbers and phones are looked for. */

interface DigitGroup {
  digits: string
  start: number
  end: number
  /** What stands between the group before and this one; empty for the first. */
  gap: string
}

export type DigitRun = readonly DigitGroup[]

/** Neighbouring groups of a run. */
export interface DigitWindow {
  groups: DigitRun
  digits: string
  start: number
  end: number
  /** Whether it begins or ends where the run does; else a blank parts it from its neighbour. */
  isFirst: boolean
  isLast: boolean
}

const usualGroups = 6
const run = /\d+(?:[ .()/-]{1,3}\d+)*/g

export function numberRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = []
  for (const match of text.matchAll(run)) runs.push(groupsOf(match[0], match.index))
  return runs
}

function groupsOf(run: string, at: number): DigitGroup[] {
  const groups: DigitGroup[] = []
  let last = 0
  for (const { 0: digits, index } of run.matchAll(/\d+/g)) {
    const end = index + digits.length
    groups.push({ digits, start: at + index, end: at + end, gap: run.slice(last, index) })
    last = end
  }
  return groups
}

/** How many digits and groups a window may have. */
interface WindowSize {
  least: number
  most: number
  mostGroups: number
}

/**
 * Takes of each run the windows that `isIt` says yes to: from the left, the longest first, none inside another.
 * A window is parted from the rest of its run by blanks or slashes.
 */
export function takeWindows(
  runs: readonly DigitRun[],
  size: WindowSize,
  isIt: (window: DigitWindow) => boolean,
): DigitWindow[] {
  const taken: DigitWindow[] = []
  for (const run of runs) {
    let from = 0
    while (from < run.length) {
      const window = isParted(run, from) ? windowsFrom(run, from, size).find(isIt) : undefined
      if (window) taken.push(window)
      from += window ? window.groups.length : 1
    }
  }
  return taken
}

/** The longest first. Digit by digit and pair by pair only a whole run: a row of small numbers is a list. */
function windowsFrom(run: DigitRun, from: number, { least, most, mostGroups }: WindowSize): DigitWindow[] {
  const windows: DigitWindow[] = []
  let digits = ''
  const isWhole = from === 0 && run.length <= mostGroups
  const last = isWhole ? run.length : Math.min(run.length, from + usualGroups)
  for (let at = from; at < last; at += 1) {
    const [first, group] = [run[from], run[at]]
    if (!first || !group || digits.length + group.digits.length > most) break
    digits += group.digits
    if (digits.length < least || !isParted(run, at + 1)) continue
    const groups = run.slice(from, at + 1)
    const isLast = at + 1 === run.length
    windows.unshift({ groups, digits, start: first.start, end: group.end, isFirst: from === 0, isLast })
  }
  return windows
}

/** Whether a window may begin at this group, or end before it. */
function isParted(run: DigitRun, at: number): boolean {
  const gap = run[at]?.gap
  return !gap || gap.includes(' ') || gap.includes('/')
}
