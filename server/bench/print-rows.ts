/** Prints the rows as a table. */
import type { Row } from './row.ts'

const heading = ['', 'here', 'floor', 'ratio', 'floor is']

export function tableOf(rows: readonly Row[]): string {
  const cells = [heading, ...rows.map(cellsOf)]
  const widths = heading.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  return cells
    .map((line) =>
      line
        .map((cell, at) => pad(cell, widths[at] ?? 0, at))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf({ name, unit, here, floor, floorIs = '' }: Row): string[] {
  const ratio = floor === undefined ? '' : (here / floor).toFixed(2)
  return [name, figure(here, unit), floor === undefined ? '' : figure(floor, unit), ratio, floorIs]
}

function figure(value: number, unit: Row['unit']): string {
  const digits = unit === 'bytes' || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`
}

/** Figures to the right, words to the left. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 4 ? cell.padEnd(width) : cell.padStart(width)
}
