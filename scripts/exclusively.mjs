/** Does one piece of work at a time in a checkout: other processes that want to do it wait their turn. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const patienceMs = 15 * 60_000

/**
 * @template T
 * @param {string} file marks the work as being done; left behind by a killed process, it counts for nothing
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  const mine = `${process.pid} ${startOf(process.pid)}`
  const release = () => {
    if (read(file) === mine) rmSync(file, { force: true })
  }
  await turn(file, mine)
  // Work may end the process when a step of it failed.
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
  }
}

async function turn(file, mine) {
  const giveUpAt = Date.now() + patienceMs
  let told = false
  while (!claimed(file, mine)) {
    const [pid, start] = read(file).split(' ')
    if (!pid) continue
    if (start !== startOf(Number(pid))) {
      rmSync(file, { force: true })
      continue
    }
    if (Date.now() > giveUpAt) {
      throw new Error(`Process ${pid} has been preparing for 15 minutes. End it, or remove ${file}.`)
    }
    if (!told) process.stderr.write(`Waiting for process ${pid}, which prepares the same …\n`)
    told = true
    await wait(100)
  }
}

/** A link appears whole or not at all: nobody ever reads a mark that is half written. */
function claimed(file, mine) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    linkSync(draft, file)
    return true
  } catch (cause) {
    if (cause.code === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** When a process began, so that a pid that came round again is not taken for it; elsewhere only whether it lives. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return isAlive(pid) ? 'alive' : 'dead'
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause.code === 'EPERM'
  }
}
