/** The README tells what was measured, not what somebody remembers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { widgetTable, withWidgetTable } from './widget-table.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const report = JSON.parse(readFileSync(join(root, 'docs', 'widget-figures.json'), 'utf8'))

test("the README's table of the widget is that of the figures", () => {
  expect(withWidgetTable(readme, report)).toBe(readme)
})

test('another figure gives another table, a widget that was not measured is named', () => {
  const figures = report.figures.map((figure) => ({ ...figure, values: { ...figure.values, deskbell: 999 } }))
  expect(widgetTable({ ...report, figures })).not.toBe(widgetTable(report))
  expect(() => widgetTable({ ...report, versions: {} })).toThrow('No figures of @n8n/chat')
})

test('what was measured says that the page pays the least for ours', () => {
  const of = (name, profile = 'fast') =>
    report.figures.find((each) => each.name === name && each.profile === profile).values
  for (const name of ['loaded before interest', 'loaded in all, first word typed', 'heap before interest']) {
    const { deskbell, none, ...others } = of(name)
    for (const [other, value] of Object.entries(others))
      expect(deskbell, `${name}, ${other}`).toBeLessThan(value)
  }
  expect(of('stored before interest').deskbell).toBe(0)
  expect(of('other hosts contacted').deskbell).toBe(0)
  expect(of('axe A/AA violations, chat open').deskbell).toBe(0)
})

test('a text without the markers is not written to', () => {
  expect(() => withWidgetTable('# Deskbell', report)).toThrow('README.md lacks <!-- widget:begin -->')
})
