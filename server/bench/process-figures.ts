/** What the system says about a running process. Linux only: elsewhere the rows that need it are left out. */
import { readFile } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'

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

/**
 * Flags of a process that gives back what it does not need when it is told to. The engine's own flag is set no sooner: with
 * it nothing that was compiled without would be taken.
 */
export const tidying = [
  '--import',
  `data:text/javascript,import v8 from'node:v8';import vm from'node:vm';process.on('SIGUSR2',()=>{v8.setFlagsFromString('--expose-gc');vm.runInNewContext('gc')({execution:'sync',flavor:'last-resort'})})`,
]
const tidyMs = 1_500
/** It takes a few times until there is no more to give back. */
const mostTidied = 10

/** Memory that a process holds when what it does not need is given back. @param pid begun with `tidying` */
export async function heldBytes(pid: number): Promise<number> {
  let held = await residentBytes(pid)
  for (let times = 0; times < mostTidied; times += 1) {
    process.kill(pid, 'SIGUSR2')
    await rest(tidyMs)
    const before = held
    held = await residentBytes(pid)
    if (held > before * 0.99) break
  }
  return held
}

/** Memory that is resident now. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}
