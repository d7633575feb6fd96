import { expect, test } from 'vitest'
import { gathering } from './gathering.ts'

/** A read that ends when it is told to. */
function openRead(most?: number) {
  const reads: { group: string; asks: readonly number[]; end(): void; fail(cause: Error): void }[] = []
  const ask = gathering<number, string>((group, asks) => {
    const { promise, resolve, reject } = Promise.withResolvers<string[]>()
    const end = () => resolve(asks.map((each) => `${group}${each}`))
    reads.push({ group, asks, end, fail: reject })
    return promise
  }, most)
  return { reads, ask }
}

test('who asks alone is asked for at once; who asks meanwhile, together, after that', async () => {
  const { reads, ask } = openRead()
  const first = ask('a', 1)
  const others = [ask('a', 2), ask('a', 3)]
  expect(reads.map(({ asks }) => asks)).toEqual([[1]])
  reads[0]?.end()
  expect(await first).toBe('a1')
  await expect.poll(() => reads.length).toBe(2)
  expect(reads[1]?.asks).toEqual([2, 3])
  reads[1]?.end()
  expect(await Promise.all(others)).toEqual(['a2', 'a3'])
})

test('groups do not wait for each other', async () => {
  const { reads, ask } = openRead()
  const all = [ask('a', 1), ask('b', 1)]
  expect(reads.map(({ group }) => group)).toEqual(['a', 'b'])
  for (const { end } of reads) end()
  expect(await Promise.all(all)).toEqual(['a1', 'b1'])
})

test('a read asks for so many at most, and one that fails fails only those it asked for', async () => {
  const { reads, ask } = openRead(2)
  const asked = [1, 2, 3, 4].map((each) => ask('a', each).catch(({ message }: Error) => message))
  reads[0]?.end()
  await expect.poll(() => reads.length).toBe(2)
  reads[1]?.fail(new Error('away'))
  await expect.poll(() => reads.length).toBe(3)
  reads[2]?.end()
  expect(reads.map(({ asks }) => asks)).toEqual([[1], [2, 3], [4]])
  expect(await Promise.all(asked)).toEqual(['a1', 'away', 'away', 'a4'])
  expect(ask('a', 5)).toBeInstanceOf(Promise)
  expect(reads).toHaveLength(4)
})
