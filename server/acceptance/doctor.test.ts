/** The doctor names what is wrong, and the fix, and changes nothing. */
import { execFile } from 'node:child_process'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

function ask(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const file = new URL('../doctor.ts', import.meta.url)
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, [file.pathname], { env: { PATH, PORT: '0', ...env } }, (error, stdout) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout })
    })
  })
}

test('on a machine that is in order the doctor finds nothing and leaves nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-doctor-'))
  const dataDir = join(folder, 'data')
  const { code, said } = await ask({ DATA_DIR: dataDir })
  expect(said).not.toMatch(/^(fail|warn)/m)
  expect(code).toBe(0)
  await expect(access(dataDir)).rejects.toThrow('ENOENT')
  await rm(folder, { recursive: true })
})

test('every wrong variable is named at once, with an example', async () => {
  const { code, said } = await ask({
    PORT: 'x',
    LIMITS: '{',
    DATABASE_URL: 'postgres://x@127.0.0.1:1/y',
    SMTP_URL: 'mail.example.com',
  })
  for (const name of ['PORT', 'LIMITS', 'SECRET_KEY', 'SMTP_URL'])
    expect(said).toMatch(new RegExp(`^fail +${name} .*For example|^fail +${name} .*for example`, 'm'))
  expect(code).toBe(1)
})

test('a Redis that cannot be reached, or has nothing to join, is told and is no failure', async () => {
  const { code, said } = await ask({ REDIS_URL: 'redis://127.0.0.1:1' })
  expect(said).toMatch(/^warn +REDIS_URL cannot be used \(.+\): each instance goes on by itself/m)
  expect(said).toMatch(/^warn +REDIS_URL is for several instances.*DATABASE_URL/m)
  expect(code).toBe(0)
})

test('a database that cannot be reached and a proxy that is not declared are told', async () => {
  const { code, said } = await ask({
    DATABASE_URL: 'postgres://x@127.0.0.1:1/y',
    SECRET_KEY: 'k'.repeat(40),
    PUBLIC_URL: 'https://desk.example',
  })
  expect(said).toMatch(/^fail +DATABASE_URL cannot be used: .*ECONNREFUSED/m)
  expect(said).toMatch(/^warn +PUBLIC_URL is https.*TRUST_PROXY/m)
  expect(code).toBe(1)
})
