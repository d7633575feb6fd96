/** Reads the files of a set: one JSON object a line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

/** Names in a folder, in order; none when there is no such folder. */
export function namesIn(...path: string[]): string[] {
  const folder = join(...path)
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
