/** The fault suite sees what it is there to see: each defect is found by the invariant that names it. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { huntDefect, mostCycles } from './hunt-defect.ts'
import { plantDefect } from './plant-defect.ts'
import { type Defect, defects } from './planted-defects.ts'

/** Those that are found soonest; `npm run faults -- --defects` hunts all, with several seeds. */
const hunted = ['sends-overtake', 'leak-to-another-visitor']
const named = (names: readonly string[]) => defects.filter(({ name }) => names.includes(name))

test.each(named(hunted))('the suite finds $name', async (defect) => {
  const hunt = await huntDefect(defect, 1)
  expect(hunt.by).toContain(defect.invariant)
  expect(hunt.cycles).toBeLessThanOrEqual(mostCycles)
})

test('every defect can still be planted', async () => {
  const folder = await mkdtemp(join(inject('testFolder'), 'defects-'))
  for (const defect of defects) await plantDefect(defect, folder)
})

test('a defect whose text has gone from the product is refused', async () => {
  const folder = await mkdtemp(join(inject('testFolder'), 'defects-'))
  const rotten: Defect = {
    name: 'rotten',
    invariant: 'I1',
    changes: [{ file: 'package.json', find: 'a text that stands nowhere', put: '' }],
  }
  await expect(plantDefect(rotten, folder)).rejects.toThrow('rotten: package.json holds 0 times')
})
