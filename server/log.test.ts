/** The log holds no personal data and no secrets, whichever way they come into it. */
import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { inBackground, openLog } from './log.ts'

const canaries = {
  mail: 'canary.bird@example.com',
  phone: '+49 170 1234567',
  card: '4111 1111 1111 1111',
  key: 'dk_0123456789abcdefghijklmnopqrstuvwxyzABCD',
}
const all = Object.values(canaries).join(', ')

function open() {
  const lines: string[] = []
  return { log: openLog('debug', { write: (line: string) => void lines.push(line) }), lines }
}

function expectNone(lines: readonly string[]): void {
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(line.endsWith('}\n')).toBe(true)
    expect(line.trimEnd()).not.toContain('\n')
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) })
    for (const canary of Object.values(canaries)) expect(line).not.toContain(canary)
  }
}

test('neither messages nor values nor keys nor errors carry personal data', () => {
  const { log, lines } = open()
  log.info(all)
  log.info('to %s from %j', all, { who: all })
  log.warn({ deep: { deeper: [{ text: all }] }, [canaries.mail]: 1, number: 4111111111111111 }, 'nested')
  log.error({ err: new Error(all, { cause: new Error(canaries.card) }) }, 'failed')
  log.error(Object.assign(new Error('no'), { detail: `Key (email)=(${canaries.mail}) exists.` }))
  log.child({ visitor: all }).info('child')
  expectNone(lines)
  expect(lines.join('')).not.toContain('4111111111111111')
  expect(lines).toHaveLength(6)
})

test('what a log is read for stays', () => {
  const { log, lines } = open()
  const err = new Error('connect ECONNREFUSED 127.0.0.1:5432')
  const fields = {
    turn: '018f3c1e-1234-7234-8234-123456789012',
    open_ms: 15_000,
    at: 1763700000000,
    since: 1763700000,
    none: null,
  }
  log.error({ err, ...fields }, 'https://api.model.example/v1 failed')
  const line = JSON.parse(lines[0] ?? '')
  expect(line).toMatchObject({ ...fields, msg: 'https://api.model.example/v1 failed' })
  expect(line.err).toMatchObject({ type: 'Error', message: err.message, stack: err.stack })
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/)
})

test('of an error only its kind, message, code and way are told', () => {
  const { log, lines } = open()
  const detail = 'Failing row contains (7, Where is my parcel?)'
  log.error(
    { err: Object.assign(new TypeError('no'), { code: '23514', detail, row: { text: 'parcel' } }) },
    'failed',
  )
  log.error({ err: { text: 'parcel' } }, 'failed')
  log.error({ err: 'just a word' }, 'failed')
  expect(JSON.parse(lines[0] ?? '').err).toEqual({
    type: 'TypeError',
    message: 'no',
    code: '23514',
    stack: expect.stringContaining('TypeError: no'),
  })
  expect(lines.map((line) => JSON.parse(line).err).slice(1)).toEqual(['object', 'just a word'])
})

test('long texts are cut, never in the middle of what is to go', () => {
  const { log, lines } = open()
  for (let length = 7_980; length <= 8_000; length += 1)
    log.info(`${'a '.repeat(length / 2)} ${canaries.card} b`)
  log.info({ many: Array.from({ length: 100 }, () => 'word '.repeat(10_000)) })
  log.info('x'.repeat(2_000_000))
  expectNone(lines)
  expect(lines.join('')).not.toMatch(/4111/)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(70_000)
})

test('a line that cannot be read is left out, and the log goes on', () => {
  const { log, lines } = open()
  log.info({ toJSON: () => undefined })
  log.info({ deep: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) })
  const circle: Record<string, unknown> = { text: all }
  circle.circle = circle
  log.info(circle, 'circle')
  log.info('after')
  expectNone(lines)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ msg: 'after' })
})

test('work that nobody awaits is an error when it failed for good, a warning when it passes by itself', async () => {
  const { log, lines } = open()
  inBackground(log, 'looking', Promise.reject(new Error('no')))
  inBackground(log, 'looking', Promise.reject(new AppError('busy')))
  await expect.poll(() => lines.map((line) => JSON.parse(line).level)).toEqual([50, 40])
})
