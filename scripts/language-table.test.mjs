/** The README tells what was measured, not what somebody remembers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { languageTable, withLanguageTable } from './language-table.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const report = JSON.parse(readFileSync(join(root, 'docs', 'language-figures.json'), 'utf8'))

test("the README's table of the language work is that of the figures", () => {
  expect(withLanguageTable(readme, report)).toBe(readme)
})

test('another figure gives another table, a missing one is named', () => {
  const [first] = report.figures
  const changed = report.figures.map((figure) => ({ ...figure, value: figure.value + 1 }))
  expect(languageTable({ ...report, figures: changed })).not.toBe(languageTable(report))
  expect(() => languageTable({ ...report, figures: [first] })).toThrow('No figure "')
})

test('a text without the markers is not written to', () => {
  expect(() => withLanguageTable('# Deskbell', report)).toThrow('README.md lacks <!-- language:begin -->')
})
