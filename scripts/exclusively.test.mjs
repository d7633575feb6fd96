import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exclusively } from './exclusively.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-mark-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('work that is wanted three times at once is done one after the other', async () => {
  const mark = join(folder, 'cache', 'mark')
  const steps = []
  const work = async () => {
    steps.push('begin')
    await new Promise(setImmediate)
    steps.push('end')
  }
  await Promise.all([exclusively(mark, work), exclusively(mark, work), exclusively(mark, work)])
  expect(steps).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end'])
  expect(existsSync(mark)).toBe(false)
})

test('work that fails leaves the way free', async () => {
  const mark = join(folder, 'mark')
  await expect(exclusively(mark, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await exclusively(mark, () => 'done')).toBe('done')
})

test('the mark of a process that is gone, or whose number came round again, counts for nothing', async () => {
  const mark = join(folder, 'mark')
  for (const left of ['4999999 somewhen', `${process.pid} somewhen`]) {
    writeFileSync(mark, left)
    expect(await exclusively(mark, () => left)).toBe(left)
  }
})
