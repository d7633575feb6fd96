/** Checks the import law (rooms.mjs) over the whole house: `node scripts/check-rooms.mjs`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Visitor } from '@swc/core/Visitor.js'
import { cruise } from 'dependency-cruiser'
import law from '../.dependency-cruiser.mjs'
import { sourceFiles } from './source-files.mjs'

const folders = ['server', 'sdk', 'widget', 'portal', 'examples', 'scripts']
/** Far below what the house has: a cruise that reads nothing finds nothing wrong. */
const fewestModules = 40

// The walk over the syntax tree that the cruise relies on does not know `using` and `await using` yet.
const { visitStatement } = Visitor.prototype
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement)
  statement.decls = this.visitVariableDeclarators(statement.decls)
  return statement
}

/**
 * @param {string} root folder of the house
 * @returns {Promise<{ modules: number, faults: string[] }>}
 */
export async function checkRooms(root) {
  const { options, ...ruleSet } = law
  const there = folders.filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(
    there,
    { ...options, ruleSet: structuredClone(ruleSet), validate: true, baseDir: root },
    { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  )
  const seen = new Set(output.modules.map(({ source }) => source))
  const unread = there
    .flatMap((folder) => sourceFiles(root, folder))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !seen.has(file))
  return {
    modules: seen.size,
    faults: [...output.summary.violations.map(describe), ...unread.map((file) => `unread: ${file}`)],
  }
}

function describe({ rule, from, to, cycle }) {
  const way = cycle ? cycle.map(({ name }) => name).join(' -> ') : to
  return `${rule.name}: ${from} -> ${way}`
}

if (import.meta.main) {
  const { modules, faults } = await checkRooms(fileURLToPath(new URL('../', import.meta.url)))
  if (modules < fewestModules) faults.push(`only ${modules} modules were read`)
  console.log([...faults, `${modules} modules`].join('\n'))
  process.exitCode = faults.length > 0 ? 1 : 0
}
