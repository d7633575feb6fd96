import { expect, test } from 'vitest'
import { type FairGate, openFairGate } from './fair-gate.ts'

const open = (more = {}) => openFairGate({ most: 1, mostEach: 1, longestWaitMs: 5_000, ...more })

/** Enters, notes its name, and leaves when told to. */
function worker(gate: FairGate, order: string[]) {
  return (key: string, name: string) =>
    gate.enter(key).then((leave) => {
      order.push(name)
      setImmediate(leave)
    })
}

test('whoever asks for much keeps another waiting for one piece of work only', async () => {
  const order: string[] = []
  const gate = open()
  const works = worker(gate, order)
  const all = [
    works('loud', 'loud 1'),
    works('loud', 'loud 2'),
    works('loud', 'loud 3'),
    works('quiet', 'quiet 1'),
  ]
  await Promise.all(all)
  expect(order).toEqual(['loud 1', 'loud 2', 'quiet 1', 'loud 3'])
})

test('no more are inside than may be, in all and of each', async () => {
  const gate = open({ most: 3, mostEach: 2 })
  const [first] = await Promise.all([gate.enter('a'), gate.enter('a'), gate.enter('b')])
  let third = false
  const entering = gate.enter('a').then((leave) => {
    third = true
    return leave
  })
  await new Promise(setImmediate)
  expect(third).toBe(false)
  first?.()
  ;(await entering)()
  expect(third).toBe(true)
})

test('one whose work stands still leaves room for others', async () => {
  const gate = open({ most: 3, mostEach: 2 })
  await Promise.all([gate.enter('stuck'), gate.enter('stuck')])
  void gate.enter('stuck').catch(() => {})
  const leave = await gate.enter('other')
  leave()
  ;(await gate.enter('another'))()
})

test('a wait that is too long ends as busy, and leaves nothing behind', async () => {
  const gate = open({ longestWaitMs: 20 })
  const leave = await gate.enter('a')
  await expect(gate.enter('a')).rejects.toMatchObject({ code: 'busy' })
  expect(gate.waiting()).toBe(0)
  leave()
  ;(await gate.enter('a'))()
})
