/** One record of a CSV file (RFC 4180) in which no cell is taken for a formula by a spreadsheet. */

/** A cell that begins so is calculated, by some programs in full-width form as well; also behind a line break or a tab. */
const formula = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/** The apostrophe makes it text; whoever reads the file back takes it off. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
