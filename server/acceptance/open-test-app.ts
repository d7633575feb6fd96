/** The whole product, opened as its process opens it, on a port and a store of its own: tests come in through its doors. */
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openLog } from '../log.ts'
import type { builtInLimits } from '../platform/limits/open-limits.ts'
import { openFromTemplate } from '../platform/store/open-from-template.ts'
import type { StoreOptions } from '../platform/store/open-store.ts'
import { freshDatabase } from './fresh-database.ts'
import { signUp, type TestBusiness } from './test-business.ts'

export interface TestApp extends AsyncDisposable {
  /** Where it answers, without a slash at the end. */
  url: string
  /** The origin of its own pages. */
  ownOrigin: string
  /** What it logged from `warn` on, line by line. */
  log: string[]
  /** Lines of the log that tell of a failure on our side. */
  failures(): string[]
  /** A business that nobody made before, with its own website. */
  signUp(name?: string, fields?: Record<string, unknown>): Promise<TestBusiness>
}

/** Environment variables, as an operator sets them. */
export type Variables = Record<string, string | undefined>

/** Root key of the secrets of these apps. */
export const testSecret = 'a root key for tests only and long enough to be one'

/** All tests come from one address: what is counted per address, key or member would stop them. */
const countedTogether = [
  'signup',
  'login',
  'account_mails',
  'check_email',
  'api_key',
  'member',
  'tenant',
  'address',
  'address_messages',
  'address_uploads',
  'connections',
]

export const generousLimits = Object.fromEntries(
  countedTogether.map((name) => [name, { points: 100_000, seconds: 60 }]),
) as { [Name in keyof typeof builtInLimits]?: { points: number; seconds: number } }

let shared: Promise<TestApp> | undefined

/** The app that all tests of a worker share. Nobody closes it: it ends with the worker. */
export function sharedApp(): Promise<TestApp> {
  shared ??= openTestApp()
  return shared
}

/** An app of its own. @param overrides instead of, or beside, the variables of {@link testVariables} */
export async function openTestApp(
  overrides: Variables = {},
  place: StoreOptions | undefined = undefined,
): Promise<TestApp> {
  const at = place ?? (await freshDatabase())
  const config = readConfig({ ...testVariables(at), ...overrides })
  const opening = openFromTemplate({ ...config, freeBytes: at.freeBytes })
  const log: string[] = []
  const to = openLog('warn', { write: (line: string) => void log.push(line) })
  const app = await openApp(config, to, opening)
  const url = app.url.replace('//localhost', '//127.0.0.1')
  return {
    url,
    ownOrigin: new URL(app.url).origin,
    log,
    failures: () => log.filter((line) => JSON.parse(line).level >= 50),
    signUp: (name, fields) => signUp(url, name, fields),
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}

/** The environment of an app on this place: any free port, no demo, answers checked field by field. */
export function testVariables(place: StoreOptions): Variables {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'test',
    DEMO: 'off',
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    DATABASE_MIGRATE_URL: place.migrateUrl,
    SECRET_KEY: testSecret,
    LIMITS: JSON.stringify(generousLimits),
    LOG_LEVEL: 'warn',
  }
}
