/** Folds text letter by letter, so that offsets into the result are offsets into the text. */

const remembered = new Map<string, string>()

/** Lower case, without accents and with plain digits, of the same length in UTF-16 units. */
export function foldAligned(text: string): string {
  const lower = text.replaceAll('İ', 'I').toLowerCase()
  const base = lower.length === text.length ? lower : text
  return base.replace(/[^\0-\x7f]/g, foldUnit)
}

function foldUnit(unit: string): string {
  const known = remembered.get(unit)
  if (known !== undefined) return known
  const folded = digitOf(unit) ?? spelled(unit)
  if (remembered.size < 5000) remembered.set(unit, folded)
  return folded
}

/** Arabic, Persian, Hindi, Thai and full-width digits. */
const zeros = [0x660, 0x6f0, 0x966, 0xe50, 0xff10]

function digitOf(unit: string): string | null {
  const code = unit.charCodeAt(0)
  const zero = zeros.find((each) => code >= each && code < each + 10)
  return zero === undefined ? null : String(code - zero)
}

function spelled(unit: string): string {
  if (unit === '’' || unit === '‘') return "'"
  if (unit === '：') return ':'
  return unit === '\u00a0' || unit === '\u202f' || unit === '\u3000' ? ' ' : unit.normalize('NFD').charAt(0)
}
