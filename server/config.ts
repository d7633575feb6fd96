/** Environment to Config: the only list of variables, their defaults and meanings. A wrong value stops the start. */
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './errors.ts'
import { builtInLimits } from './platform/limits/open-limits.ts'

export interface Config {
  /** 0 picks a free port. @default 3000 */
  port: number
  host: string
  /** Address of this server as people reach it. @default http://localhost:PORT */
  publicUrl: string | undefined
  /** Embedded database and generated secrets. @default ./data */
  dataDir: string
  production: boolean
  /** Real Postgres 15 or newer; absent: the embedded one. */
  databaseUrl: string | undefined
  /** Login that owns tables and migrates. @default DATABASE_URL */
  migrateUrl: string | undefined
  /** Redis, where several instances serve the database. */
  redisUrl: string | undefined
  /** Roots of signing, the first is current. Absent with the embedded store: generated and kept. */
  secretKeys: string[] | undefined
  /** A model server; absent: the built-in answerer alone. */
  model: { apiKey: string | undefined; baseUrl: string | undefined; model: string } | undefined
  /** The mail server; absent: mails go to an outbox that a developer reads. */
  smtpUrl: string | undefined
  /** Sender of mails, as `Name <address>` or an address alone. */
  mailFrom: string | undefined
  /** An embedding model on the same server; absent: articles are found without. */
  embeddings: Config['model']
  /** Hop count or list of proxies whose forwarded headers count. */
  trustProxy: number | string[] | false
  /** `host:port` of addresses that tenants may set though they are private. */
  egressAllow: string[]
  /** Demo tenants and their websites. */
  demo: boolean
  metricsToken: string | undefined
  /** Who is made the first super admin at the start. */
  superAdmin: { email: string; password: string | undefined } | undefined
  /** Memory for loaded models and indexes. */
  indexCacheBytes: number
  limits: z.output<typeof limits>
  logFormat: 'text' | 'json'
  logLevel: string
}

/** A variable is wrong; the message says which, why, and what would be right. */
export class ConfigError extends StartError {}

const limits = z.partialRecord(
  z.enum(Object.keys(builtInLimits) as (keyof typeof builtInLimits)[]),
  z.strictObject({ points: z.int().min(1), seconds: z.int().min(1) }),
)
const postgres = z.url({ protocol: /^postgres(ql)?$/ })
const web = z.url({ protocol: /^https?$/ })

const variables = {
  PORT: { schema: z.coerce.number().int().min(0).max(65_535), example: '3000' },
  HOST: { schema: z.string(), example: '127.0.0.1' },
  PUBLIC_URL: {
    schema: web.transform((url) => url.replace(/\/+$/, '')),
    example: 'https://desk.example.com',
  },
  DATA_DIR: { schema: z.string(), example: './data' },
  NODE_ENV: { schema: z.enum(['development', 'production', 'test']), example: 'production' },
  DATABASE_URL: { schema: postgres, example: 'postgres://deskbell:secret@localhost:5432/deskbell' },
  DATABASE_MIGRATE_URL: { schema: postgres, example: 'postgres://owner:secret@localhost:5432/deskbell' },
  REDIS_URL: { schema: z.url({ protocol: /^rediss?$/ }), example: 'redis://localhost:6379' },
  SECRET_KEY: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((key) => key.trim()))
      .pipe(z.array(z.string().min(32)).min(1)),
    example: 'at least 32 random characters',
  },
  OPENAI_API_KEY: { schema: z.string(), example: 'the key of your model server' },
  OPENAI_BASE_URL: { schema: web, example: 'http://localhost:11434/v1' },
  OPENAI_MODEL: { schema: z.string(), example: 'gpt-5-mini' },
  OPENAI_EMBEDDING_MODEL: { schema: z.string(), example: 'text-embedding-3-small' },
  SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }),
    example: 'smtps://user:password@mail.example.com:465',
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^(?:[^<>\p{Cc}]{1,100} <[^\s<>,;@]+@[^\s<>,;@]+>|[^\s<>,;@]+@[^\s<>,;@]+)$/u, 'Not a sender'),
    example: 'Deskbell <desk@example.com>',
  },
  TRUST_PROXY: {
    schema: z
      .string()
      .transform((text) => (/^\d+$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())))
      .refine((value) => typeof value === 'number' || value.every(isProxy), 'Neither a number nor addresses'),
    example: '1 or 10.0.0.0/8',
  },
  EGRESS_ALLOW: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((place) => place.trim().toLowerCase()))
      .refine((places) => places.every(isPlace), 'Not a list of host:port'),
    example: 'crm.intranet:443,127.0.0.1:9000',
  },
  DEMO: { schema: z.stringbool(), example: 'on' },
  METRICS_TOKEN: { schema: z.string().min(16), example: 'at least 16 characters' },
  SUPERADMIN_EMAIL: {
    schema: z.string().trim().pipe(z.email().max(254).toLowerCase()),
    example: 'you@example.com',
  },
  SUPERADMIN_PASSWORD: {
    schema: z.string().min(10).max(200),
    example: 'at least 10 characters that nobody guesses',
  },
  INDEX_CACHE_MB: { schema: z.coerce.number().int().min(1), example: '256' },
  LIMITS: { schema: z.preprocess(parseJson, limits), example: '{"api_key":{"points":100,"seconds":60}}' },
  LOG_FORMAT: { schema: z.enum(['text', 'json']), example: 'json' },
  LOG_LEVEL: { schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']), example: 'info' },
} as const
type Name = keyof typeof variables
type Values = { [N in Name]?: z.output<(typeof variables)[N]['schema']> }

/** @throws ConfigError for the first variable that is wrong */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values: Values = {}
  for (const name of Object.keys(variables) as Name[])
    Object.assign(values, { [name]: readVariable(name, env[name]) })
  const production = values.NODE_ENV ? values.NODE_ENV === 'production' : Boolean(values.DATABASE_URL)
  if (values.DATABASE_URL && !values.SECRET_KEY) {
    throw new ConfigError(
      `SECRET_KEY is needed with DATABASE_URL, for example: ${variables.SECRET_KEY.example}`,
    )
  }
  const {
    PORT = 3000,
    INDEX_CACHE_MB = 256,
    EGRESS_ALLOW = [],
    DATA_DIR = join(import.meta.dirname, '../data'),
  } = values
  return Object.freeze({
    port: PORT,
    host: values.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: values.PUBLIC_URL,
    dataDir: resolve(DATA_DIR),
    production,
    databaseUrl: values.DATABASE_URL,
    migrateUrl: values.DATABASE_MIGRATE_URL,
    redisUrl: values.REDIS_URL,
    secretKeys: values.SECRET_KEY,
    model: modelOf(values),
    embeddings: embeddingsOf(values),
    smtpUrl: values.SMTP_URL,
    mailFrom: mailFromOf(values),
    trustProxy: values.TRUST_PROXY ?? false,
    egressAllow: EGRESS_ALLOW,
    demo: values.DEMO ?? (!production && !values.DATABASE_URL),
    metricsToken: values.METRICS_TOKEN,
    superAdmin: superAdminOf(values),
    indexCacheBytes: INDEX_CACHE_MB * 1024 * 1024,
    limits: values.LIMITS ?? {},
    logFormat: values.LOG_FORMAT ?? 'text',
    logLevel: values.LOG_LEVEL ?? 'info',
  })
}

/** Either variable switches the model on: many servers on an own machine need no key. */
function modelOf({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL = 'gpt-5-mini' }: Values): Config['model'] {
  if (OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined) return undefined
  return { apiKey: OPENAI_API_KEY, baseUrl: OPENAI_BASE_URL, model: OPENAI_MODEL }
}

/** There is no default: who is to run the installation is said, or nobody does. */
function superAdminOf({
  SUPERADMIN_EMAIL: email,
  SUPERADMIN_PASSWORD: password,
}: Values): Config['superAdmin'] {
  if (email !== undefined) return { email, password }
  if (password === undefined) return undefined
  throw new ConfigError(
    `SUPERADMIN_PASSWORD needs SUPERADMIN_EMAIL, for example: SUPERADMIN_EMAIL=${variables.SUPERADMIN_EMAIL.example}`,
  )
}

/** Alone it would do nothing, which nobody means who sets it. */
function embeddingsOf({ OPENAI_EMBEDDING_MODEL: model, ...values }: Values): Config['embeddings'] {
  if (model === undefined) return undefined
  const server = modelOf(values)
  if (server) return { ...server, model }
  throw new ConfigError(
    'OPENAI_EMBEDDING_MODEL needs a server: set OPENAI_API_KEY or OPENAI_BASE_URL, ' +
      `for example: OPENAI_BASE_URL=${variables.OPENAI_BASE_URL.example}`,
  )
}

/** A sender that we made up would be refused, or taken for a forgery. */
function mailFromOf({ SMTP_URL, MAIL_FROM }: Values): string | undefined {
  if (SMTP_URL === undefined || MAIL_FROM !== undefined) return MAIL_FROM
  throw new ConfigError(`MAIL_FROM is needed with SMTP_URL, for example: ${variables.MAIL_FROM.example}`)
}

/** Everything that is wrong with the environment, a sentence each. */
export function configFaults(env: Record<string, string | undefined>): string[] {
  const { DATABASE_URL, SECRET_KEY, OPENAI_EMBEDDING_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL, ...others } = env
  const { SMTP_URL, MAIL_FROM, SUPERADMIN_EMAIL, SUPERADMIN_PASSWORD, ...rest } = others
  // Each variable by itself, and together those that need each other.
  const together = [
    { DATABASE_URL, SECRET_KEY },
    { OPENAI_EMBEDDING_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL },
    { SMTP_URL, MAIL_FROM },
    { SUPERADMIN_EMAIL, SUPERADMIN_PASSWORD },
  ]
  const alone = (Object.keys(variables) as Name[]).map((name) => ({ [name]: rest[name] }))
  return [...new Set([...alone, ...together].flatMap(faultOf))]
}

function faultOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env)
    return []
  } catch (cause) {
    if (cause instanceof ConfigError) return [cause.message]
    throw cause
  }
}

/** Variables that a later version will know, with what happens while they are set. */
export function unusedVariables(env: Record<string, string | undefined>): string[] {
  const later = ['DATABASE_REPLICA_URL', 'STRIPE_SECRET_KEY', 'TWILIO_ACCOUNT_SID']
  return later.filter((name) => env[name])
}

function readVariable(name: Name, text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined
  const { schema, example } = variables[name]
  const parsed = schema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new ConfigError(
    `${name} is not right: ${parsed.error.issues[0]?.message}. For example: ${name}=${example}`,
  )
}

/** An address, a range of them, or one of the names that Express knows. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits = '0', ...rest] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

/** A name or an address (IPv6 in brackets), and a port. */
function isPlace(text: string): boolean {
  const [, host = '', port] = /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]]+):(\d{1,5})$/.exec(text) ?? []
  return host !== '' && Number(port) >= 1 && Number(port) <= 65_535
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return text
  }
}
