/** Prints the rows as a table. */
import { verdictOn } from './goal.ts'
import type { Row } from './row.ts'

const heading = ['', 'here', 'floor', 'ratio', 'goal', 'floor is']

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

function cellsOf(row: Row): string[] {
  const { name, unit, here, floor, floorIs = '' } = row
  const ratio = floor === undefined ? '' : (here / floor).toFixed(2)
  const beside = floor === undefined ? '' : figure(floor, unit)
  return [name, figure(here, unit), beside, ratio, verdictOn(row), floorIs]
}

function figure(value: number, unit: Row['unit']): string {
  const digits = unit === 'bytes' || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`
}

/** Figures to the right, words to the left. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column > 3 ? cell.padEnd(width) : cell.padStart(width)
}
