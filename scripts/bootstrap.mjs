/**
 * Makes a fresh clone ready, before `npm start`, `npm test` and the others: installs the packages, builds the widget
 * and the portal, prepares the database template. Runs on Node 20 without any package; does nothing when all is there.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exclusively } from './exclusively.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const mark = join(root, '.cache', 'bootstrap.lock')
/** The oldest Node that runs the server; where a packaged Node exists, that one is used instead of the host's. */
const oldestNode = [24, 7]

refuseWhatCannotWork()
if (!isInstalled()) await exclusively(mark, install)
const node = packagedNode() ?? hostNode()
if (isNewEnough()) {
  const { prepare } = await import('./prepare.mjs')
  await prepare(mark)
} else {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  run(node, [join(root, 'scripts', 'prepare.mjs'), mark], { env: { ...process.env, PATH: path } })
}

function refuseWhatCannotWork() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (!(nodePackage() in optionalDependencies)) hostNode()
}

/** Whether node_modules is what the lock file says, by the hash noted at the last install. */
function isInstalled() {
  const lock = join(root, 'package-lock.json')
  const noted = join(root, 'node_modules', '.deskbell-lock')
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (existsSync(noted) && readFileSync(noted, 'utf8') === hash) return true
  // npm writes this file last: newer than the lock file, it tells that somebody has installed by hand.
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) return false
  writeFileSync(noted, hash)
  return true
}

function install() {
  if (isInstalled()) return
  process.stderr.write('Installing packages …\n')
  const npm = process.env.npm_execpath
  // Development packages too, whatever NODE_ENV says: the widget and the portal are built from them.
  if (npm) run(process.execPath, [npm, 'ci', '--include=dev'])
  else run('npm', ['ci', '--include=dev'], { shell: platform() === 'win32' })
  isInstalled()
}

function nodePackage() {
  return `node-${platform() === 'win32' ? 'win' : platform()}-${arch()}`
}

function packagedNode() {
  const path = join(root, 'node_modules', nodePackage(), 'bin', platform() === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : undefined
}

function hostNode() {
  if (isNewEnough()) return process.execPath
  process.stderr.write(
    `Deskbell needs Node ${oldestNode.join('.')} or newer on ${platform()} ${arch()}, and this is ${process.version}. ` +
      'Install Node 24 (https://nodejs.org), then run this again.\n',
  )
  process.exit(1)
}

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}

/** Standard output belongs to the server's ready line: what tools say goes to standard error. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
  if (error) process.stderr.write(`${command}: ${error.message}\n`)
  if (status !== 0) process.exit(status ?? 1)
}
