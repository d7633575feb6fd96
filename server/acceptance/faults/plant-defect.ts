/** Makes a copy of the product with a defect in it, by changing its source text: the product itself knows nothing of it. */
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Defect } from './planted-defects.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** What the process runs; everything else is linked. */
const copied = ['server', 'sdk', 'migrations', 'package.json']
const notRun = ['server/acceptance', 'server/bench']
/** Belongs to whoever works here, or changes while it is used. */
const left = ['.git', '.cache', 'data']

/** @returns the folder of the copy @throws when a text to replace is not there exactly once: the defect has rotted */
export async function plantDefect({ name, changes }: Defect, into: string): Promise<string> {
  const folder = join(into, name)
  await mkdir(join(folder, '.cache'), { recursive: true })
  for (const entry of await readdir(root)) {
    if (left.includes(entry)) continue
    const from = join(root, entry)
    if (copied.includes(entry)) await cp(from, join(folder, entry), { recursive: true, filter: isRun })
    else await symlink(from, join(folder, entry))
  }
  await linkTemplates(folder)
  for (const { file, find, put } of changes) {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    const found = text.split(find).length - 1
    if (found !== 1) throw new Error(`${name}: ${file} holds ${found} times: ${find}`)
    await writeFile(
      path,
      text.replace(find, () => put),
    )
  }
  return folder
}

function isRun(path: string): boolean {
  return !notRun.includes(relative(root, path)) && !path.endsWith('.test.ts')
}

/** The prepared databases serve the copy as well, unless its migrations differ. */
async function linkTemplates(folder: string): Promise<void> {
  const cache = join(root, '.cache')
  const made = await readdir(cache).catch(() => [])
  for (const name of made.filter((one) => one.startsWith('store-template-'))) {
    await symlink(join(cache, name), join(folder, '.cache', name))
  }
}
