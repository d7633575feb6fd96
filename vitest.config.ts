/** The lanes of `npm test`: everything but browsers; a real browser; the store's tests again on a real Postgres. */
import { defineConfig } from 'vitest/config'
import { closingLine } from './server/acceptance/closing-line.ts'
import { findPostgres } from './server/acceptance/find-postgres.ts'

const lane = {
  // One worker runs many files and keeps its store, instead of opening one for each file.
  isolate: false,
  globalSetup: ['server/acceptance/test-run.ts'],
  testTimeout: 20_000,
  hookTimeout: 30_000,
}
const browserTests = ['server/acceptance/browser/**/*.test.ts', 'examples/**/*.test.ts']
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
          exclude: [...elsewhere, ...browserTests],
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
                include: ['server/platform/**/*.test.ts', 'server/acceptance/*.test.ts'],
                maxWorkers: 2,
                sequence: { groupOrder: 2 },
              },
            },
          ]
        : []),
    ],
  },
})

function isPostgresLaneOpen(): boolean {
  // Then everything runs on that server anyway.
  if (process.env.DATABASE_URL) return false
  if (findPostgres()) return true
  const missing = 'no postgres server found (apt-get install postgresql)'
  if (process.env.DESKBELL_REQUIRE_LANES) throw new Error(`The Postgres lane cannot run: ${missing}`)
  console.warn(`Postgres lane skipped: ${missing}`)
  return false
}
