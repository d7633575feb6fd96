import { expect, test } from 'vitest'
import { watchDiskSpace } from './disk-space.ts'

test('it tells once when the disk is full, and once when there is room again', async () => {
  let free = 100
  const told: boolean[] = []
  const changed = (isFull: boolean) => void told.push(isFull)
  const freeBytes = async () => free
  const space = await watchDiskSpace({ leastBytes: 50, everyMs: 1, freeBytes, changed })
  expect(space.isFull()).toBe(false)
  free = 49
  await expect.poll(space.isFull).toBe(true)
  free = 50
  await expect.poll(space.isFull).toBe(false)
  expect(told).toEqual([true, false])
  space.close()
})

test('a folder that cannot be measured is no reason to refuse', async () => {
  const freeBytes = () => Promise.reject(new Error('no such folder'))
  const space = await watchDiskSpace({ freeBytes })
  expect(space.isFull()).toBe(false)
  space.close()
})
