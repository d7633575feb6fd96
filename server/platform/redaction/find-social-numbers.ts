/** Social security numbers: 123-45-6789, and nine digits in a row where the text says what they are. */
import { type DigitWindow, numberRuns, takeWindows } from './number-runs.ts'
import type { Stretch } from './personal-data.ts'

const cue = /\b(?:ssn|s\.s\.n|sin|itin|social(?: security| insurance)?|tax(?:payer)? ?(?:id|number))\b/i
const cueReach = 40
const size = { least: 9, most: 9, mostGroups: 3 }

export function findSocialNumbers(text: string): Stretch[] {
  return takeWindows(numberRuns(text), size, (window) => isSocialNumber(window, text))
}

function isSocialNumber(window: DigitWindow, text: string): boolean {
  const { groups, start, end } = window
  if (/[\w+]-?$/.test(text.slice(Math.max(0, start - 2), start)) || /^-?\w/.test(text.slice(end, end + 2))) {
    return false
  }
  const shape = groups.map(({ gap, digits: { length } }) => gap + length).join('')
  if (/^3([-. ])2\1(?:4)$/.test(shape)) return true
  return cue.test(text.slice(Math.max(0, start - cueReach), start))
}
