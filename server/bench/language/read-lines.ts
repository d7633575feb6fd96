/** Reads the files of a set: one JSON object a line. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { say } from './say.ts'

/** The rows of a file; what cannot be read is named and left out, so that one broken line does not end the run. */
export function readLines<T>(file: string, isRow?: (row: unknown) => row is T, tell = say): T[] {
  const name = join(basename(dirname(file)), basename(file))
  const rows: T[] = []
  const broken: string[] = []
  for (const [at, line] of linesOf(file, name).entries()) {
    if (line.trim() === '') continue
    const row = parsed(line)
    if (row === undefined) broken.push(`line ${at + 1} is no JSON`)
    else if (isRow && !isRow(row)) broken.push(`line ${at + 1} lacks what such a line must have`)
    else rows.push(row as T)
  }
  const more = broken.length > 1 ? ` (${broken.length} such lines)` : ''
  if (broken.length > 0) tell(`${name}: ${broken[0]}: left out${more}`)
  else if (rows.length === 0) tell(`${name} is empty`)
  return rows
}

/** Names in a folder, in order; none when there is no such folder. */
export function namesIn(...path: string[]): string[] {
  const folder = join(...path)
  return isFolder(folder) ? readdirSync(folder).sort() : []
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function linesOf(file: string, name: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n')
  } catch (error) {
    say(`${name}: ${error instanceof Error ? error.message : error}`)
    return []
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
