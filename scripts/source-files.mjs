/** Lists the source files below a folder, without what was built or installed. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} root
 * @param {string} folder inside the root; a missing one has no files
 * @returns {string[]} paths from the root, with forward slashes, sorted
 */
export function sourceFiles(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .flatMap((entry) =>
      entry.isDirectory() ? sourceFiles(root, `${folder}/${entry.name}`) : `${folder}/${entry.name}`,
    )
    .sort()
}
