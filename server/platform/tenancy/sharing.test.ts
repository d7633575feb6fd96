import { expect, test } from 'vitest'
import { sharing } from './sharing.ts'

/** A read that answers how many came before it, when it is let go. */
function held() {
  const waiting: (() => void)[] = []
  let count = 0
  const read = (key: string) => {
    const mine = `${key} ${++count}`
    return new Promise<string>((resolve) => waiting.push(() => resolve(mine)))
  }
  const letGo = async () => {
    waiting.shift()?.()
    await new Promise(setImmediate)
  }
  return { read, letGo, count: () => count }
}

test('all who ask while a read is under way share the next one', async () => {
  const { read, letGo, count } = held()
  const ask = sharing(read)
  const [first, ...others] = Array.from({ length: 100 }, () => ask('a'))
  await letGo()
  expect(await first).toBe('a 1')
  await letGo()
  expect(new Set(await Promise.all(others))).toEqual(new Set(['a 2']))
  expect(count()).toBe(2)
})

test('different keys do not wait for each other, and nothing is kept', async () => {
  const { read, letGo } = held()
  const ask = sharing(read)
  const [a, b] = [ask('a'), ask('b')]
  await letGo()
  await letGo()
  expect(await Promise.all([a, b])).toEqual(['a 1', 'b 2'])
  const again = ask('a')
  await letGo()
  expect(await again).toBe('a 3')
})

test('a read that fails fails those who share it, and not the next ones', async () => {
  let fails = true
  const ask = sharing(async () => {
    if (fails) throw new Error('busy')
    return 'there'
  })
  await expect(ask('a')).rejects.toThrow('busy')
  fails = false
  expect(await ask('a')).toBe('there')
})
