/** Tells whether the built widget and portal still match what they were built from. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourceFiles } from './source-files.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))

/** What is built, each by `scripts/build-<part>.mjs` into `<part>/dist`. */
export const parts = ['widget', 'portal', 'sdk']

/**
 * @param {string} part
 * @returns {boolean}
 */
export function isBuilt(part) {
  try {
    return readFileSync(recordOf(part), 'utf8') === sourcesOf(part)
  } catch {
    return false
  }
}

/**
 * @param {string} part
 * @param {string} sources as `sourcesOf` gave them before the build began
 */
export function recordBuild(part, sources) {
  writeFileSync(recordOf(part), sources)
}

/**
 * Hash of everything that the build of a part reads; the lock file stands for the packages.
 * @param {string} part
 * @returns {string}
 */
export function sourcesOf(part) {
  const hash = createHash('sha256')
  const folders = [part, 'sdk'].flatMap((folder) => sourceFiles(root, folder))
  const sources = folders.filter((file) => !/\.test\.tsx?$/.test(file))
  for (const file of [...sources, `scripts/build-${part}.mjs`, 'package-lock.json', 'tsconfig.json']) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function recordOf(part) {
  return join(root, part, 'dist', '.sources')
}
