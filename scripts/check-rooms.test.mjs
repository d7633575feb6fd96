/** Plants one fault after the other in a small house and expects the import law to name it. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkRooms } from './check-rooms.mjs'

let house = ''
const plant = (file, text) => {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'deskbell-house-'))
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(house, 'node_modules'))
  plant('server/platform/store/open-store.ts', 'export const open = 1\n')
  plant(
    'server/platform/tenancy/tenant.ts',
    "import { open } from '../store/open-store.ts'\nexport { open }\n",
  )
  plant('server/brain/knowledge/search.ts', 'export interface Found { id: string }\n')
  plant(
    'server/business/accounts/sign-up.ts',
    "import { open } from '../../platform/store/open-store.ts'\nopen\n",
  )
  plant('server/brain/open-brain.ts', "import './knowledge/search.ts'\n")
  plant('server/app.ts', "import './brain/open-brain.ts'\n")
  plant('sdk/src/wire/index.ts', 'export type Id = string\n')
  plant('widget/app.ts', "import type { Id } from '../sdk/src/wire/index.ts'\nexport const id: Id = ''\n")
})

afterEach(() => rmSync(house, { recursive: true }))

test('a house in order has no faults, and every file of it was read', async () => {
  expect(await checkRooms(house)).toEqual({ modules: 8, faults: [] })
})

test.each([
  [
    'an import from a higher room',
    'server/platform/store/x.ts',
    "import { open } from '../tenancy/tenant.ts'\nopen\n",
    'platform/store-imports',
  ],
  [
    'an import between brain and business',
    'server/brain/guard/x.ts',
    "import '../../business/accounts/sign-up.ts'\n",
    'brain/guard-imports',
  ],
  [
    'an import of the whole brain by one of its rooms',
    'server/brain/replies/x.ts',
    "import '../open-brain.ts'\n",
    'brain/replies-imports',
  ],
  ['an import of the app', 'server/api/portal/x.ts', "import '../../app.ts'\n", 'api/portal-imports'],
  [
    'a wing that opens a room of another wing',
    'server/business/open-business.ts',
    "import '../brain/knowledge/search.ts'\n",
    'open-business-imports',
  ],
  [
    'the model in a room that is not replies',
    'server/brain/intents/x.ts',
    "import OpenAI from 'openai'\nOpenAI\n",
    'package-openai',
  ],
  [
    'the database driver outside the store',
    'server/brain/knowledge/x.ts',
    "import type pg from 'pg'\nexport type P = pg.Pool\n",
    'package-pg|electric-sqlpglite',
  ],
  [
    'raw queries in a room, from a package that is built into a folder named dist',
    'server/brain/knowledge/x.ts',
    "import { sql } from 'kysely'\nsql\n",
    'package-kysely',
  ],
  ['the database driver in the widget', 'widget/x.ts', "import 'pg'\n", 'package-pg|electric-sqlpglite'],
  ['an unlisted room', 'server/platform/tenancy/x.ts', "import '../utils/text.ts'\n", 'no-unlisted-room'],
  [
    'a widget that knows the server',
    'widget/x.ts',
    "import type { Found } from '../server/brain/knowledge/search.ts'\nexport type F = Found\n",
    'clients-know-only-the-sdk',
  ],
  [
    'a portal that knows the widget',
    'portal/x.ts',
    "import { id } from '../widget/app.ts'\nid\n",
    'clients-know-only-the-sdk',
  ],
  [
    'an sdk that knows the server',
    'sdk/src/x.ts',
    "import type { Found } from '../../server/brain/knowledge/search.ts'\nexport type F = Found\n",
    'sdk-knows-nothing',
  ],
  [
    'source that uses a test driver',
    'server/channels/web/x.ts',
    "import '../../acceptance/visitor.ts'\n",
    'source-not-to-test',
  ],
  ['a file that does not exist', 'server/main.ts', "import './nowhere.ts'\n", 'no-unresolved'],
])('finds %s', async (_what, file, text, rule) => {
  plant('server/platform/utils/text.ts', 'export const text = 1\n')
  plant('server/acceptance/visitor.ts', 'export const visitor = 1\n')
  plant(file, text)
  expect((await checkRooms(house)).faults).toContainEqual(expect.stringContaining(`${rule}: ${file} -> `))
})

test('reads on where something is closed at the end of its block', async () => {
  const text =
    "import pg from 'pg'\nexport async function f() {\n  await using x = await import('openai')\n  return [x, pg]\n}\n"
  plant('server/brain/guard/x.ts', text)
  const { faults } = await checkRooms(house)
  expect(faults).toContainEqual(expect.stringMatching(/x\.ts -> .*node_modules\/pg\//))
  expect(faults).toContainEqual(expect.stringContaining('package-openai: server/brain/guard/x.ts -> '))
})

test('finds a circle, even of types only', async () => {
  plant('server/brain/bots/a.ts', "import type { B } from './b.ts'\nexport type A = B | 1\n")
  plant('server/brain/bots/b.ts', "import type { A } from './a.ts'\nexport type B = A | 2\n")
  expect((await checkRooms(house)).faults).toContainEqual(expect.stringMatching(/^no-circle: .*bots/))
})
