/** Every variable that is wrong is refused by its name. */
import { expect, test } from 'vitest'
import { ConfigError, configFaults, readConfig } from './config.ts'

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'desk.example.com'],
  ['NODE_ENV', 'prod'],
  ['DATABASE_URL', 'mysql://localhost/deskbell'],
  ['SECRET_KEY', 'short'],
  ['SECRET_KEY', `${'x'.repeat(32)},short`],
  ['OPENAI_BASE_URL', 'localhost:11434'],
  ['SMTP_URL', 'mail.example.com:25'],
  ['SMTP_URL', 'http://mail.example.com'],
  ['MAIL_FROM', 'Deskbell'],
  ['MAIL_FROM', 'a@example.com, b@example.com'],
  ['MAIL_FROM', 'Deskbell\r\nBcc: x <a@example.com>'],
  ['TRUST_PROXY', 'nonsense'],
  ['TRUST_PROXY', '10.0.0.0/99'],
  ['EGRESS_ALLOW', 'crm.intranet'],
  ['EGRESS_ALLOW', 'https://crm.intranet:443'],
  ['EGRESS_ALLOW', '127.0.0.1:70000'],
  ['DEMO', 'perhaps'],
  ['METRICS_TOKEN', 'short'],
  ['INDEX_CACHE_MB', '-1'],
  ['LIMITS', '{"signup":'],
  ['LIMITS', '{"signups":{"points":1,"seconds":1}}'],
  ['LIMITS', '{"signup":{"points":0,"seconds":1}}'],
  ['LOG_FORMAT', 'xml'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by its name, with an example', (name, value) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(new RegExp(`^${name} is not right: .+ For example: ${name}=.`))
})

test.each([
  ['TRUST_PROXY', '1'],
  ['TRUST_PROXY', 'loopback, 10.0.0.0/8'],
  ['TRUST_PROXY', 'fd00::/8'],
  ['EGRESS_ALLOW', 'crm.intranet:443, 127.0.0.1:9000,[::1]:9000'],
])('%s=%s is taken', (name, value) => {
  expect(() => readConfig({ [name]: value })).not.toThrow()
})

test('a real Postgres needs a secret key', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://localhost/deskbell' })).toThrow(/^SECRET_KEY is needed/)
})

test('a mail server needs a sender', () => {
  const alone = { SMTP_URL: 'smtp://mail.example.com' }
  expect(() => readConfig(alone)).toThrow(/^MAIL_FROM is needed with SMTP_URL, for example: /)
  expect(configFaults(alone)).toEqual([expect.stringMatching(/^MAIL_FROM/)])
  const together = { ...alone, MAIL_FROM: 'Deskbell <desk@example.com>' }
  expect(readConfig(together)).toMatchObject({ smtpUrl: alone.SMTP_URL, mailFrom: together.MAIL_FROM })
  expect(configFaults(together)).toEqual([])
})

test('an embedding model needs a server', () => {
  const alone = { OPENAI_EMBEDDING_MODEL: 'small' }
  expect(() => readConfig(alone)).toThrow(/^OPENAI_EMBEDDING_MODEL needs a server: .*, for example: .*http/)
  expect(configFaults({ PORT: 'x', ...alone })).toEqual([
    expect.stringMatching(/^PORT/),
    expect.stringMatching(/^OPENAI_EMBEDDING_MODEL/),
  ])
  const together = { ...alone, OPENAI_API_KEY: 'sk' }
  expect(readConfig(together).embeddings).toEqual({ apiKey: 'sk', baseUrl: undefined, model: 'small' })
  expect(configFaults(together)).toEqual([])
  expect(readConfig({ OPENAI_API_KEY: 'sk' }).embeddings).toBeUndefined()
})

test('what an operator sets is what the server reads', () => {
  const config = readConfig({
    PORT: '8080',
    PUBLIC_URL: 'https://desk.example.com/',
    DATABASE_URL: 'postgres://localhost/deskbell',
    SECRET_KEY: `${'a'.repeat(32)}, ${'b'.repeat(32)}`,
    OPENAI_BASE_URL: 'http://localhost:11434/v1',
    TRUST_PROXY: '2',
    INDEX_CACHE_MB: '1',
    LIMITS: '{"signup":{"points":1,"seconds":2}}',
  })
  expect(config).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    publicUrl: 'https://desk.example.com',
    production: true,
    demo: false,
    secretKeys: ['a'.repeat(32), 'b'.repeat(32)],
    model: { apiKey: undefined, baseUrl: 'http://localhost:11434/v1', model: 'gpt-5-mini' },
    trustProxy: 2,
    indexCacheBytes: 1024 * 1024,
    limits: { signup: { points: 1, seconds: 2 } },
  })
})

test('an operator who sets nothing gets a server for this machine alone, with the demo', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    production: false,
    demo: true,
    trustProxy: false,
  })
  expect(config.model).toBeUndefined()
  expect(readConfig({ PORT: '' }).port).toBe(3000)
})

test('a super admin is named by e-mail, and never has a password that nobody chose', () => {
  expect(readConfig({}).superAdmin).toBeUndefined()
  expect(readConfig({ SUPERADMIN_EMAIL: 'Root@Example.com' }).superAdmin).toEqual({
    email: 'root@example.com',
    password: undefined,
  })
  expect(() => readConfig({ SUPERADMIN_PASSWORD: 'long enough to be one' })).toThrow(/SUPERADMIN_EMAIL/)
  expect(() => readConfig({ SUPERADMIN_EMAIL: 'a@b.example', SUPERADMIN_PASSWORD: 'short' })).toThrow(
    ConfigError,
  )
})
