/** Folds text letter by letter, so that offsets into the result are offsets into the text. */

const remembered = new Map<string, string>()

/** Lower case and without accents, of the same length in UTF-16 units. */
export function foldAligned(text: string): string {
  const lower = text.toLowerCase()
  const base = lower.length === text.length ? lower : text
  return base.replace(/[^\0-\x7f]/g, foldUnit)
}

function foldUnit(unit: string): string {
  const known = remembered.get(unit)
  if (known !== undefined) return known
  const plain = unit.normalize('NFD').charAt(0)
  const folded = unit === '’' || unit === '‘' ? "'" : unit === '\u00a0' || unit === '\u202f' ? ' ' : plain
  if (remembered.size < 5000) remembered.set(unit, folded)
  return folded
}
