/** What the system says about a running process. Linux only: elsewhere the rows that need it are left out. */
import { readFile } from 'node:fs/promises'

export const hasFigures = process.platform === 'linux'

/** Clock ticks that /proc counts processor time in; the same on every Linux that Node runs on. */
const ticksPerSecond = 100

/** Processor time so far, of all threads. */
export async function cpuMilliseconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name before it, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}

/** Memory that is resident now. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}
