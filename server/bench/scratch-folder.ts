/** A temporary folder for the run, removed when the process ends, however it ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let root: string | undefined

/** Gives a new, empty folder. */
export function scratchFolder(): string {
  root ??= makeRoot()
  return mkdtempSync(join(root, 'data-'))
}

function makeRoot(): string {
  const made = mkdtempSync(join(tmpdir(), 'deskbell-bench-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true, maxRetries: 5 }))
  return made
}
