/** Prints the figures as a table. */
import { type Figure, shown } from './figure.ts'

const heading = ['set', 'figure', 'here', 'must', 'stretch', '', 'nlp.js', 'published']
const missing = '–'

export function figureTable(figures: readonly Figure[]): string {
  const lines = [heading, ...figures.map(cellsOf)]
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf(figure: Figure): string[] {
  const { set, name, value, unit, note, must, stretch, verdict = '', nlpJs, published = '' } = figure
  return [
    set,
    note ? `${name} (${note})` : name,
    `${shown(value, unit)} ${unit}`.trim(),
    String(must ?? ''),
    String(stretch ?? ''),
    verdict,
    nlpJs === undefined ? missing : shown(nlpJs, unit),
    published,
  ]
}
