/** Background jobs: at least once, poison put aside, tenants in turn, shared by several processes, given back at a stop. */
import { expect, test } from 'vitest'
import { addMany, askDirectory, newKind, openTestJobs } from './job-room.ts'
import { makeTenant } from './make-tenant.ts'
import { testStore } from './open-test-store.ts'

const soon = { timeout: 18_000, interval: 20 }
const never = () => new Promise<void>(() => {})

async function deadOf(room: Awaited<ReturnType<typeof openTestJobs>>['room'], kind: string) {
  return (await room.listDead(1000)).filter((job) => job.kind === kind)
}

test('a job is done once, by whoever handles its kind, and then it is gone', async () => {
  const { room, directory, figures } = await openTestJobs()
  const [kind, unknown] = [newKind('mail'), newKind('unknown')]
  const done: unknown[] = []
  room.handle(kind, async (payload, { attempt }) => void done.push({ ...payload, attempt }))
  room.open()
  await room.add(kind, { user_id: 'u1' })
  await room.add(unknown, { user_id: 'u2' })
  await expect.poll(() => done, soon).toEqual([{ user_id: 'u1', attempt: 1 }])
  await expect.poll(figures, soon).toContain(`deskbell_jobs_done_total{kind="${kind}",outcome="done"} 1`)
  expect((await directory.lookForJobs([kind])).due).toBe(false)
  expect((await directory.lookForJobs([unknown])).due).toBe(true)
  expect(await figures()).toMatch(/^deskbell_jobs\{state="waiting"\} [1-9]/m)
  expect(await figures()).toMatch(/^deskbell_jobs_oldest_seconds (?!0$)/m)
})

test('a job that throws is tried five times and put aside with its error; an operator can have it tried again', async () => {
  const { room } = await openTestJobs()
  const kind = newKind('mail')
  const attempts: number[] = []
  let isMended = false
  room.handle(kind, async (_payload, { attempt }) => {
    attempts.push(attempt)
    if (!isMended) throw new Error('no mailbox for ada@example.com')
  })
  room.open()
  await room.add(kind, { user_id: 'u1' })
  await expect.poll(() => deadOf(room, kind), soon).toHaveLength(1)
  expect(attempts).toEqual([1, 2, 3, 4, 5])
  const [dead] = await deadOf(room, kind)
  expect(dead).toMatchObject({ tries: 5, payload: { user_id: 'u1' }, error: 'Error: no mailbox for [email]' })
  isMended = true
  expect(await room.retryDead(dead?.id ?? '')).toBe(true)
  await expect.poll(() => attempts, soon).toEqual([1, 2, 3, 4, 5, 1])
  expect(await deadOf(room, kind)).toEqual([])
  expect(await room.retryDead(dead?.id ?? '')).toBe(false)
})

test('a failed job waits before it is tried again', async () => {
  const { room } = await openTestJobs({ waits: [60] })
  const kind = newKind('mail')
  let tries = 0
  room.handle(kind, async () => {
    tries += 1
    throw new Error('not now')
  })
  room.open()
  await room.add(kind, {})
  await expect.poll(() => tries, soon).toBe(1)
  await room.close()
  const [job] = await askDirectory<{ tries: number; wait: number }>(
    'select tries, extract(epoch from run_at - now())::int as wait from jobs where kind = $1',
    [kind],
  )
  expect(job?.tries).toBe(1)
  expect(job?.wait).toBeGreaterThan(30)
  expect(job?.wait).toBeLessThan(80)
})

test('among 1,000 jobs one throws and one never ends: all others are done, and these are put aside', async () => {
  const { room } = await openTestJobs()
  const kind = newKind('work')
  const store = await testStore()
  const done = new Set<number>()
  let throwing = 0
  let hanging = 0
  room.handle<{ n: number }>(
    kind,
    async ({ n }) => {
      if (n === 17) {
        throwing += 1
        throw new Error('poison')
      }
      if (n === 500) {
        hanging += 1
        await never()
      }
      done.add(n)
    },
    { seconds: 0.2 },
  )
  await addMany(kind, (await makeTenant(store)).id, 1000)
  // Spread over tenants, or one of them would have only its share at once.
  for (let more = 0; more < 4; more += 1) {
    const { id } = await makeTenant(store)
    await askDirectory(`update jobs set tenant_id = $1 where kind = $2 and (payload ->> 'n')::int % 5 = $3`, [
      id,
      kind,
      more,
    ])
  }
  await askDirectory(
    `update jobs set run_at = run_at - interval '1 second' where kind = $1 and (payload ->> 'n')::int in (17, 500)`,
    [kind],
  )
  room.open()
  await expect.poll(() => done.size, soon).toBe(998)
  await expect.poll(() => deadOf(room, kind), soon).toHaveLength(2)
  expect([throwing, hanging]).toEqual([5, 5])
  const errors = (await deadOf(room, kind)).map(({ error }) => error).sort()
  expect(errors).toEqual(['Error: it took longer than 0.2 s', 'Error: poison'])
}, 40_000)

test('work whose time is over hears of it', async () => {
  const { room } = await openTestJobs({ waits: [] })
  const kind = newKind('slow')
  let reason: unknown
  room.handle(
    kind,
    (_payload, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reason = signal.reason
          reject(signal.reason)
        })
      }),
    { seconds: 0.05 },
  )
  room.open()
  await room.add(kind, {})
  await expect.poll(() => deadOf(room, kind), soon).toHaveLength(1)
  expect(reason).toMatchObject({ message: 'it took longer than 0.05 s' })
})

test('one tenant with 10,000 jobs does not keep another one waiting, nor gets more than its share at once', async () => {
  const store = await testStore()
  const { room } = await openTestJobs({ atOnce: 8, each: 3 })
  const kind = newKind('work')
  const [busy, quiet] = [(await makeTenant(store)).id, (await makeTenant(store)).id]
  await addMany(kind, busy, 10_000)
  const order: string[] = []
  let [inHand, most] = [0, 0]
  room.handle<{ who: string }>(kind, async ({ who }) => {
    order.push(who)
    if (who !== 'quiet') {
      inHand += 1
      most = Math.max(most, inHand)
      await new Promise((resolve) => setTimeout(resolve, 20))
      inHand -= 1
    }
  })
  room.open()
  await expect.poll(() => order.length, soon).toBeGreaterThan(10)
  const before = order.length
  await room.add(kind, { who: 'quiet' }, { tenantId: quiet })
  await expect.poll(() => order.includes('quiet'), soon).toBe(true)
  expect(order.indexOf('quiet') - before).toBeLessThan(30)
  expect(most).toBe(3)
  await room.close()
  await askDirectory('delete from jobs where kind = $1', [kind])
}, 30_000)

test('of the jobs that wait under one key only the first is kept; one that is being done does not count', async () => {
  const { room } = await openTestJobs()
  const kind = newKind('sync')
  const { id: tenantId } = await makeTenant(await testStore())
  const done: unknown[] = []
  const gate = Promise.withResolvers<void>()
  room.handle(kind, async ({ n }) => {
    done.push(n)
    if (n === 1) await gate.promise
  })
  await room.add(kind, { n: 1 }, { tenantId, key: 'calendar' })
  await room.add(kind, { n: 2 }, { tenantId, key: 'calendar' })
  await room.add(kind, { n: 3 }, { key: 'calendar' })
  room.open()
  await expect.poll(() => done.toSorted(), soon).toEqual([1, 3])
  await Promise.all([4, 5, 6].map((n) => room.add(kind, { n }, { tenantId, key: 'calendar' })))
  gate.resolve()
  await expect.poll(() => done.length, soon).toBe(3)
  await expect.poll(() => askDirectory('select from jobs where kind = $1', [kind]), soon).toEqual([])
  expect(done).toHaveLength(3)
})

test('a job that failed takes the place of one that came under its key meanwhile', async () => {
  const { room } = await openTestJobs({ waits: [60] })
  const kind = newKind('sync')
  room.handle(kind, async () => {
    await room.add(kind, { n: 2 }, { key: 'calendar' })
    throw new Error('not now')
  })
  await room.add(kind, { n: 1 }, { key: 'calendar' })
  room.open()
  const waiting = () =>
    askDirectory<{ n: number }>(
      `select payload -> 'n' as n from jobs where kind = $1 and error is not null`,
      [kind],
    )
  await expect.poll(waiting, soon).toEqual([{ n: 1 }])
  expect(await askDirectory('select from jobs where kind = $1', [kind])).toHaveLength(1)
})

test('a job for later is not done before its time', async () => {
  const { room } = await openTestJobs()
  const kind = newKind('later')
  const done: unknown[] = []
  room.handle(kind, async ({ n }) => void done.push(n))
  room.open()
  await room.add(kind, { n: 1 }, { afterSeconds: 0.4 })
  await room.add(kind, { n: 2 })
  await expect.poll(() => done, soon).toEqual([2, 1])
})

test.each([
  ['words', { text: { deep: 'x' } as unknown as string }],
  ['nothing', { user_id: null as unknown as string }],
  ['too much', { text: 'x'.repeat(5_000) }],
])('a payload of %s is refused', async (_what, payload) => {
  const { room } = await openTestJobs()
  await expect(room.add(newKind('x'), payload)).rejects.toThrow('ids only')
})

test('a job of a kind that nobody here does waits for who does it, and is put aside after a week', async () => {
  const { room, log } = await openTestJobs()
  const [late, young] = [newKind('late'), newKind('young')]
  await room.add(late, { n: 1 })
  await room.add(young, { n: 2 })
  await askDirectory(`update jobs set run_at = now() - interval '8 days' where kind = $1`, [late])
  await askDirectory(`update jobs set run_at = now() - interval '6 days' where kind = $1`, [young])
  room.handle(newKind('known'), async () => {})
  room.open()
  await expect.poll(() => deadOf(room, late), soon).toHaveLength(1)
  expect((await deadOf(room, late))[0]?.error).toContain('nobody')
  await expect.poll(() => log.join(), soon).toContain(late)
  expect(await deadOf(room, young)).toEqual([])
  const next = await openTestJobs()
  const done: unknown[] = []
  next.room.handle(young, async ({ n }) => void done.push(n))
  next.room.open()
  await expect.poll(() => done, soon).toEqual([2])
})

test('a kind has one handler', async () => {
  const { room } = await openTestJobs()
  room.handle('mail', async () => {})
  expect(() => room.handle('mail', async () => {})).toThrow('already')
})

test('several processes share the work, and each job is in the hands of one', async () => {
  const store = await testStore()
  const rooms = await Promise.all([openTestJobs(), openTestJobs(), openTestJobs()])
  const kind = newKind('work')
  const tenants = await Promise.all([
    makeTenant(store),
    makeTenant(store),
    makeTenant(store),
    makeTenant(store),
  ])
  for (const { id } of tenants) await addMany(kind, id, 100)
  const done = new Map<string, number>()
  const perRoom = rooms.map(() => 0)
  const inHand = new Map<string, number>()
  let most = 0
  for (const [index, { room }] of rooms.entries()) {
    room.handle(kind, async ({ n }, { id }) => {
      const lane = await laneOf(id)
      inHand.set(lane, (inHand.get(lane) ?? 0) + 1)
      most = Math.max(most, ...inHand.values())
      done.set(`${id} ${n}`, (done.get(`${id} ${n}`) ?? 0) + 1)
      perRoom[index] = (perRoom[index] ?? 0) + 1
      inHand.set(lane, (inHand.get(lane) ?? 0) - 1)
    })
    room.open()
  }
  await expect.poll(() => done.size, soon).toBe(400)
  expect([...done.values()].every((times) => times === 1)).toBe(true)
  expect(perRoom.every((count) => count > 0)).toBe(true)
  expect(most).toBeLessThanOrEqual(3)
}, 30_000)

async function laneOf(id: string): Promise<string> {
  const [job] = await askDirectory<{ lane: string }>('select lane from jobs where id = $1', [id])
  return job?.lane ?? ''
}

test('at a stop what is in hand ends, or is given back for the next process, and nothing new is begun', async () => {
  const kind = newKind('work')
  const first = await openTestJobs()
  const begun: unknown[] = []
  const ended: unknown[] = []
  const gate = Promise.withResolvers<void>()
  first.room.handle(kind, async ({ n }) => {
    begun.push(n)
    await (n === 0 ? gate.promise : never())
    ended.push(n)
  })
  const { id: tenantId } = await makeTenant(await testStore())
  await addMany(kind, tenantId, 10)
  first.room.open()
  await expect.poll(() => begun.length, soon).toBe(3)
  const began = performance.now()
  const closed = first.room.close()
  gate.resolve()
  await closed
  expect(performance.now() - began).toBeLessThan(4_000)
  expect(begun).toHaveLength(3)
  const next = await openTestJobs()
  const done: unknown[] = []
  next.room.handle(kind, async ({ n }) => void done.push(n))
  next.room.open()
  const left = 10 - ended.length
  await expect.poll(() => done.length, soon).toBe(left)
  expect(new Set([...done, ...ended]).size).toBe(10)
  expect(await deadOf(next.room, kind)).toEqual([])
})

test('a job whose process lost its lease is done by another, and the first one is told', async () => {
  const kind = newKind('work')
  const first = await openTestJobs()
  const taken = Promise.withResolvers<string>()
  first.room.handle(kind, async (_payload, { id, attempt }) => {
    taken.resolve(id)
    if (attempt === 1) await never()
  })
  first.room.open()
  await first.room.add(kind, { n: 1 })
  const id = await taken.promise
  await askDirectory(`update jobs set lease_until = now() - interval '1 second' where id = $1`, [id])
  const second = await openTestJobs()
  const done: unknown[] = []
  second.room.handle(kind, async (_payload, { attempt }) => void done.push(attempt))
  second.room.open()
  await first.room.close()
  await expect.poll(() => done, soon).toEqual([2])
  await expect.poll(() => askDirectory('select from jobs where id = $1', [id]), soon).toEqual([])
})

test('a job that was in hand when a process died is done while nothing else is', async () => {
  const { room } = await openTestJobs()
  const kind = newKind('work')
  const { id: tenantId } = await makeTenant(await testStore())
  await addMany(kind, tenantId, 60)
  await askDirectory(`update jobs set crashes = 1 where kind = $1 and (payload ->> 'n')::int < 2`, [kind])
  let inHand = 0
  const beside: number[] = []
  const done: unknown[] = []
  room.handle<{ n: number }>(kind, async ({ n }) => {
    inHand += 1
    if (n < 2) beside.push(inHand - 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
    if (n < 2) beside.push(inHand - 1)
    inHand -= 1
    done.push(n)
  })
  room.open()
  await expect.poll(() => done.length, soon).toBe(60)
  expect(beside).toEqual([0, 0, 0, 0])
})

test('jobs that come faster than they are done wait in the database, not in memory, and are all done in the end', async () => {
  const { room } = await openTestJobs()
  const kind = newKind('flood')
  const store = await testStore()
  const tenants = [await makeTenant(store), await makeTenant(store), await makeTenant(store)]
  let done = 0
  room.handle(kind, async () => {
    done += 1
  })
  room.open()
  const before = process.memoryUsage().heapUsed
  for (let batch = 0; batch < 10; batch += 1) {
    for (const { id } of tenants) await addMany(kind, id, 50)
  }
  await expect.poll(() => done, soon).toBe(1500)
  await expect.poll(() => askDirectory('select from jobs where kind = $1', [kind]), soon).toEqual([])
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1024 * 1024)
}, 30_000)
