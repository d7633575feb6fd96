/**
 * Writes the table of what the widget costs a page into the README, from the figures that
 * `npm run bench -- widget --json docs/widget-figures.json` has left there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const [begin, end] = ['<!-- widget:begin -->', '<!-- widget:end -->']

/** Their packages, as a reader finds them. */
const packages = { n8n: '@n8n/chat', flowise: 'flowise-embed', typebot: '@typebot.io/js' }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [readme, figures] = [join(root, 'README.md'), join(root, 'docs', 'widget-figures.json')]
  writeFileSync(
    readme,
    withWidgetTable(readFileSync(readme, 'utf8'), JSON.parse(readFileSync(figures, 'utf8'))),
  )
}

/** The text with the table of these figures between its markers. */
export function withWidgetTable(text, report) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`README.md lacks ${begin} and ${end}`)
  return `${text.slice(0, from + begin.length)}\n${widgetTable(report)}\n${text.slice(to)}`
}

/** @throws when a widget was not measured: the table should not lose a column unnoticed */
export function widgetTable({ versions, figures }) {
  const others = Object.entries(packages).map(([name, spec]) => {
    if (!versions[name]) throw new Error(`No figures of ${spec}`)
    return `${spec} ${versions[name]}`
  })
  const isOnce = (name) => figures.filter((each) => each.name === name).length === 1
  const lines = figures.map(({ name, profile, unit, values }) => {
    const cells = ['deskbell', ...Object.keys(packages)].map((widget) => told(values[widget], unit))
    return `| ${isOnce(name) ? name : `${name}, ${profile}`} | ${cells.join(' | ')} |`
  })
  return [`| What | Here | ${others.join(' | ')} |`, '|---|---|---|---|---|', ...lines].join('\n')
}

/** A launcher that is there with the first paint is noted a moment before it. */
function told(value, unit) {
  return `${unit === 'ms' ? Math.max(0, Math.round(value)) : value} ${unit}`.trim()
}
