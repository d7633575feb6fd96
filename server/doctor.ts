/** `npm run doctor`: names what is wrong with environment, machine and data directory, and the fix. Changes nothing. */
import { access, constants, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, configFaults, readConfig, unusedVariables } from './config.ts'
import { undeclaredProxy } from './platform/http/proxy-notice.ts'
import { examineRedis } from './platform/redis/examine-redis.ts'
import { freeBytesOf } from './platform/store/disk-space.ts'
import { examineDatabase } from './platform/store/examine-database.ts'
import { laxWarning } from './platform/store/lax-settings.ts'

interface Finding {
  level: 'ok' | 'warn' | 'fail'
  text: string
}

const ok = (text: string): Finding => ({ level: 'ok', text })
const warn = (text: string): Finding => ({ level: 'warn', text })
const fail = (text: string): Finding => ({ level: 'fail', text })

const findings = await examine(process.env)
for (const { level, text } of findings) console.log(`${level.padEnd(5)} ${text}`)
process.exitCode = findings.some(({ level }) => level === 'fail') ? 1 : 0

async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const faults = configFaults(env)
  const general = [
    node(),
    ...faults.map(fail),
    ...unusedVariables(env).map((name) => warn(`${name} is set, but this version does not use it.`)),
    await built('widget', 'widget/dist/manifest.json'),
    await built('portal', 'portal/dist/index.html'),
  ]
  if (faults.length > 0) return general
  const config = readConfig(env)
  const checks = [port(config), dataDir(config), database(config), redis(config), model(config)]
  return [
    ...general,
    ok('Every variable that is set can be used.'),
    ...(await Promise.all(checks)).flat(),
    mail(config),
    ...(await proxy(config)),
  ]
}

function node(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number)
  return major >= 24
    ? ok(`Node ${process.versions.node}`)
    : fail(`Node ${process.versions.node} is too old: npm ci brings 24.`)
}

async function built(name: string, file: string): Promise<Finding> {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  return access(path).then(
    () => ok(`The ${name} is built.`),
    () => fail(`The ${name} is not built: npm run build`),
  )
}

function port({ port, host }: Config): Promise<Finding[]> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve([fail(`Port ${port} cannot be taken (${error.code}): stop what uses it, or set PORT.`)]),
    )
    server.listen(port, host, () => server.close(() => resolve([ok(`Port ${port} is free.`)])))
  })
}

const leastFreeBytes = 256 * 1024 * 1024

async function dataDir({ dataDir, databaseUrl }: Config): Promise<Finding[]> {
  const exists = await access(dataDir).then(
    () => true,
    () => false,
  )
  if (!exists) return [ok(`${dataDir} will be made at the first start.`)]
  const mayWrite = await access(dataDir, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!mayWrite) return [fail(`${dataDir} cannot be written: change its owner, or set DATA_DIR.`)]
  const space = await freeBytesOf(dataDir)
  const holder = await readFile(join(dataDir, 'lock'), 'utf8').catch(() => '')
  return [
    space > leastFreeBytes
      ? ok(`${dataDir} can be written, ${Math.round(space / 1e9)} GB free.`)
      : fail(`${dataDir} has only ${Math.round(space / 1e6)} MB free: make room.`),
    ...(holder && !databaseUrl
      ? [warn(`${dataDir} is marked as used by process ${holder.split(' ')[0]}; a dead one is no harm.`)]
      : []),
  ]
}

async function database({ databaseUrl }: Config): Promise<Finding[]> {
  if (!databaseUrl)
    return [ok('The embedded store is used: safe against the death of the process, not against a power cut.')]
  try {
    const { version, login, hasRoles, pending, lax } = await examineDatabase(databaseUrl)
    const grants = `grant deskbell_app, deskbell_directory to "${login}"`
    return [
      version >= 15
        ? ok(`Postgres ${version}`)
        : fail(`Postgres ${version} is too old: 15 or newer is needed.`),
      hasRoles
        ? ok(`Login "${login}"`)
        : fail(`The login lacks the roles of the server. As the owner, run: ${grants}`),
      pending >= 0
        ? ok(`${pending} migrations wait for the next start.`)
        : fail('The database is newer than this version: update Deskbell.'),
      ...(lax ? [warn(laxWarning(lax))] : []),
    ]
  } catch (cause) {
    return [fail(`DATABASE_URL cannot be used: ${(cause as Error).message}`)]
  }
}

async function redis({ redisUrl, databaseUrl }: Config): Promise<Finding[]> {
  if (!redisUrl) return []
  const alone = databaseUrl
    ? []
    : [warn('REDIS_URL is for several instances, but the embedded store serves only one: set DATABASE_URL.')]
  return examineRedis(redisUrl).then(
    ({ version }) => [ok(`Redis ${version}`), ...alone],
    (cause: Error) => [
      warn(`REDIS_URL cannot be used (${cause.message}): each instance goes on by itself.`),
      ...alone,
    ],
  )
}

async function model({ model, embeddings }: Config): Promise<Finding[]> {
  if (!model) return [ok('No model is configured: the built-in answerer answers.')]
  const uses = [
    ok(`Answers by ${model.model}.`),
    ...(embeddings ? [ok(`Articles are found by ${embeddings.model}, too.`)] : []),
  ]
  return model.baseUrl ? [...uses, await modelServer(model.baseUrl, model.apiKey)] : uses
}

function modelServer(baseUrl: string, apiKey: string | undefined): Promise<Finding> {
  const headers: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {}
  return fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
    headers,
    signal: AbortSignal.timeout(5_000),
  }).then(
    ({ status }) =>
      status < 400
        ? ok('The model server answers.')
        : warn(`The model server answers ${status} to GET /models.`),
    (cause: Error) =>
      warn(`The model server cannot be reached (${cause.message}): the built-in answerer answers meanwhile.`),
  )
}

function mail({ smtpUrl, mailFrom, production }: Config): Finding {
  if (smtpUrl) return ok(`Mails go out through ${new URL(smtpUrl).host} as ${mailFrom}.`)
  return production
    ? warn('No mail leaves this server: set SMTP_URL and MAIL_FROM.')
    : ok('No mail server is configured: mails wait at /dev/outbox.')
}

async function proxy({ publicUrl, trustProxy, dataDir }: Config): Promise<Finding[]> {
  if (trustProxy !== false) return []
  const seen = await undeclaredProxy(dataDir)
  if (seen) {
    return [
      warn(
        `The proxy at ${seen} forwards requests but is not declared: set TRUST_PROXY=1, or visitors share its limits.`,
      ),
    ]
  }
  if (!publicUrl?.startsWith('https:')) return []
  return [
    warn(
      'PUBLIC_URL is https, so a proxy stands in front: set TRUST_PROXY, or all visitors share one address.',
    ),
  ]
}
