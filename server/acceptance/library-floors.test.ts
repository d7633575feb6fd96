/** T34: the libraries that read what strangers send are at least the versions in which known holes are closed. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test.each([
  ['socket.io-parser', '4.2.7'],
  ['engine.io', '6.6.7'],
  ['ws', '8.21.0'],
])('every %s that is installed is %s or newer', async (name, floor) => {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string }>
  }
  const versions = Object.entries(packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version = '' }]) => version)
  expect(versions.length).toBeGreaterThan(0)
  for (const version of versions) expect([version, isAtLeast(version, floor)]).toEqual([version, true])
})

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0
}
