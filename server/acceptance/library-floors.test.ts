/** The libraries: none is older than the version that closed a known hole (T34), and each is what it was (T49). */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test.each([
  ['socket.io-parser', '4.2.7'],
  ['engine.io', '6.6.7'],
  ['ws', '8.21.0'],
])('every %s that is installed is %s or newer', async (name, floor) => {
  const versions = (await installed())
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version = '' }]) => version)
  expect(versions.length).toBeGreaterThan(0)
  for (const version of versions) expect([version, isAtLeast(version, floor)]).toEqual([version, true])
})

test('T49: every library has one version and one content, and none but a known one runs at the installation', async () => {
  const { dependencies, devDependencies, optionalDependencies } = await read('package.json')
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  })) {
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)])
  }
  const libraries = await installed()
  expect(libraries.length).toBeGreaterThan(100)
  for (const [path, { integrity }] of libraries) {
    expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)])
  }
  // For development alone: it looks for its compiled part, and fetches another where that does not fit.
  const running = libraries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  expect(running).toEqual(['node_modules/@swc/core'])
})

interface Library {
  version?: string
  integrity?: string
  hasInstallScript?: boolean
}

/** What `npm ci` installs, by the place where it goes. */
async function installed(): Promise<[string, Library][]> {
  const { packages } = await read('package-lock.json')
  return Object.entries(packages as Record<string, Library>).filter(([path]) => path !== '')
}

async function read(path: string): Promise<Record<string, Record<string, unknown>>> {
  return JSON.parse(await readFile(path, 'utf8'))
}

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0
}
