/** The import law as dependency-cruiser's rules, made from rooms.mjs. */
import { mayImport, mayUsePackage } from './rooms.mjs'

const rooms = Object.keys(mayImport)
const wings = [...new Set(rooms.map((room) => room.split('/')[0]))]
const anyOf = (names) => `(${names.join('|')})`
const house = '^(server|sdk|widget|portal|examples|migrations|scripts)/'
const test = '\\.test\\.tsx?$'
/** Every room may use these. */
const common = '^server/(errors|log)\\.ts$|^sdk/src/(wire/|contrast\\.ts$)'

const roomRules = rooms.map((room) => ({
  name: `${room}-imports`,
  comment: `server/${room} may import only ${[...mayImport[room], 'errors.ts', 'log.ts', 'the wire contract'].join(', ')}`,
  severity: 'error',
  from: { path: `^server/${room}/`, pathNot: test },
  to: { path: house, pathNot: `^server/${anyOf([room, ...mayImport[room]])}/|${common}` },
}))

/** What opens a wing may import whatever one of its rooms may. */
const wingRules = wings.map((wing) => {
  const own = rooms.filter((room) => room.startsWith(`${wing}/`))
  const known = [...new Set([...own, ...own.flatMap((room) => mayImport[room])])]
  return {
    name: `open-${wing}-imports`,
    comment: `server/${wing}/open-${wing}.ts opens the rooms of its wing and knows no others than these do`,
    severity: 'error',
    from: { path: `^server/${wing}/[^/]+$`, pathNot: test },
    to: { path: house, pathNot: `^server/${anyOf(known)}/|^server/${wing}/[^/]+$|${common}` },
  }
})

const packageRules = Object.entries(mayUsePackage).map(([pattern, users]) => ({
  name: `package-${pattern.replace(/[^a-z|-]/g, '')}`,
  comment: `only ${users.join(', ')} may use it`,
  severity: 'error',
  from: {
    path: '^(server|sdk|widget|portal)/',
    pathNot: `^server/${anyOf([...users, 'acceptance', 'bench'])}/|${test}`,
  },
  to: { path: `(^|node_modules/)(@types/)?(${pattern})(/|$)` },
}))

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      comment: 'what cannot be found cannot be checked',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-unlisted-room',
      comment: 'a new room gets its line in rooms.mjs',
      severity: 'error',
      from: {},
      to: {
        path: '^server/[^/]+/',
        pathNot: `^server/${anyOf(wings)}/open-\\1\\.ts$|^server/${anyOf([...rooms, 'acceptance', 'bench'])}/`,
      },
    },
    {
      name: 'common-knows-nobody',
      comment: 'but for the log, that no personal data gets into it',
      severity: 'error',
      from: { path: '^server/(errors|log)\\.ts$' },
      to: { path: house, pathNot: `${common}|^server/platform/redaction/` },
    },
    {
      name: 'config-knows-the-limits',
      comment: 'their names and defaults are part of the environment; nothing else is',
      severity: 'error',
      from: { path: '^server/config\\.ts$' },
      to: { path: house, pathNot: '^server/platform/limits/|^server/errors\\.ts$' },
    },
    {
      name: 'clients-know-only-the-sdk',
      severity: 'error',
      from: { path: '^(widget|portal|examples)/', pathNot: test },
      to: { path: house, pathNot: '^(sdk|$1)/' },
    },
    {
      name: 'sdk-knows-nothing',
      severity: 'error',
      from: { path: '^sdk/' },
      to: { path: house, pathNot: '^sdk/' },
    },
    {
      name: 'source-not-to-test',
      severity: 'error',
      // The benchmarks and the pictures of the README use the same drivers and fakes.
      from: { pathNot: `${test}|^server/(acceptance|bench)/|^scripts/` },
      to: { path: `${test}|^server/acceptance/` },
    },
    ...roomRules,
    ...wingRules,
    ...packageRules,
  ],
  // With TypeScript 7 beside it, the default parser silently reads no TypeScript at all.
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[^/]+/dist/' },
  },
}
