/**
 * Locks the data directory for one process: two embedded stores on the same files silently destroy each other's rows.
 * A lock is taken over only when its process is dead, never by age.
 */
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../../errors.ts'

export interface DataDirLock {
  release(): Promise<void>
}

/** The directory is in use by the process `pid`. */
class DataDirInUse extends StartError {
  readonly pid: number
  constructor(dataDir: string, pid: number) {
    super(
      `${dataDir} is in use by another Deskbell (process ${pid}). Stop it first, or set DATA_DIR to another folder.`,
    )
    this.pid = pid
  }
}

export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'lock')
  const mine = `${process.pid} ${await startOf(process.pid)}`
  while (!(await wrote(file, mine))) {
    const held = await readFile(file, 'utf8').catch(() => '')
    const pid = Number(held.split(' ')[0])
    if (held !== '' && held === `${pid} ${await startOf(pid)}`) throw new DataDirInUse(dataDir, pid)
    // Written by a process that is gone: whoever removes it races fairly for the next exclusive write.
    await rm(file, { force: true })
  }
  return {
    release: async () => {
      if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true })
    },
  }
}

/** The file appears with its whole text or not at all: nobody may read it half written and take it for a dead one. */
async function wrote(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  try {
    await link(draft, file)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * When a process began, so that a re-used pid is not taken for the old process: boot id and start time from /proc.
 * Elsewhere only whether it lives is known. A dead process has no start.
 */
async function startOf(pid: number): Promise<string> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    return `${boot.trim()}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return isAlive(pid) ? 'alive' : 'dead'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
