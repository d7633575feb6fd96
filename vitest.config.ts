/**
 * The lanes of `npm test`: everything but browsers; a real browser; the store's tests again on a real Postgres, and there
 * several instances with a Redis; the process killed in the middle of its work.
 */
import { defineConfig } from 'vitest/config'
import { closingLine } from './server/acceptance/closing-line.ts'
import { findPostgres } from './server/acceptance/find-postgres.ts'
import { findRedis } from './server/acceptance/start-redis.ts'

const lane = {
  // One worker runs many files and keeps its store, instead of opening one for each file.
  isolate: false,
  globalSetup: ['server/acceptance/test-run.ts'],
  testTimeout: 20_000,
  hookTimeout: 30_000,
  // A second, as is usual, passes by unnoticed on a machine that others use as well.
  expect: { poll: { timeout: 8_000 } },
  // Machines that many share stop for seconds at times. The closing report names what passed at its second try only.
  retry: process.env.CI ? 1 : 0,
}
const browserTests = ['server/acceptance/browser/**/*.test.ts', 'examples/**/*.test.ts']
/** They share one database, which the embedded store cannot. */
const instanceTests = 'server/acceptance/instances/**/*.test.ts'
const faultTests = 'server/acceptance/faults/**/*.test.ts'
const elsewhere = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    reporters: ['default', closingLine],
    projects: [
      {
        test: {
          ...lane,
          name: 'server',
          include: ['{server,sdk,widget,portal}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: [...elsewhere, ...browserTests, instanceTests, faultTests],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...lane,
          name: 'browser',
          include: browserTests,
          exclude: elsewhere,
          testTimeout: 60_000,
          // A browser fills both processors by itself.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      ...(isPostgresLaneOpen()
        ? [
            {
              test: {
                ...lane,
                name: 'postgres',
                include: [
                  'server/platform/**/*.test.ts',
                  'server/acceptance/*.test.ts',
                  ...(isThere('redis-server', findRedis()) ? [instanceTests] : []),
                ],
                maxWorkers: 2,
                sequence: { groupOrder: 2 },
              },
            },
          ]
        : []),
      {
        test: {
          ...lane,
          name: 'faults',
          include: [faultTests],
          exclude: elsewhere,
          testTimeout: 400_000,
          // Its findings are rare ones: none of them is noise.
          retry: 0,
          // A process that starts fills a processor, its clients the other.
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})

function isPostgresLaneOpen(): boolean {
  // Then everything runs on that server anyway.
  return !process.env.DATABASE_URL && isThere('postgresql', findPostgres())
}

/** @param name Debian's package, told where the program is missing */
function isThere(name: string, program: string | undefined): boolean {
  if (program) return true
  const what = `The tests that need ${name} cannot run: apt-get install ${name}`
  if (process.env.DESKBELL_REQUIRE_LANES) throw new Error(what)
  console.warn(what)
  return false
}
