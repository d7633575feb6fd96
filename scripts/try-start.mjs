/** Tries what the first user does: `npm start`, look at the demo, stop it. Fails unless all of it works. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** Packages are installed and everything is built within this time, on a slow machine too. */
const patienceMs = 10 * 60_000
const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-start-'))
const npm = spawn('npm', ['start'], {
  cwd: fileURLToPath(new URL('../', import.meta.url)),
  env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
  // A process group of its own, so that nothing of it stays behind.
  detached: true,
})
const exit = once(npm, 'exit')
try {
  const { url, pid } = await Promise.race([readyLine(), exit.then(refuse), tooLate()])
  console.log(`ready at ${url}`)
  for (const path of ['/healthz', '/demo']) {
    const { status } = await fetch(url + path)
    console.log(`GET ${path}: ${status}`)
    if (status !== 200) throw new Error(`GET ${path} answered ${status}`)
  }
  // To the server itself: npm would report the signal, not the server's own end.
  process.kill(pid, 'SIGTERM')
  const [code, signal] = await exit
  if (code !== 0) throw new Error(`after SIGTERM the server ended with ${signal ?? code}, not 0`)
  console.log('stopped')
} finally {
  endAll()
  rmSync(dataDir, { recursive: true, force: true })
}

async function readyLine() {
  for await (const line of createInterface(npm.stdout)) {
    const said = line.startsWith('{') ? JSON.parse(line) : {}
    if (said.event === 'ready') return said
  }
  throw new Error('the server ended its output without a ready line')
}

async function tooLate() {
  await wait(patienceMs, undefined, { ref: false })
  throw new Error('the server was not ready in time')
}

function endAll() {
  try {
    process.kill(-npm.pid, 'SIGKILL')
  } catch {
    // Nothing of it is left, as it should be.
  }
}

function refuse([code]) {
  throw new Error(`npm start ended with ${code} before the server was ready`)
}
