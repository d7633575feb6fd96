import { expect, it } from 'vitest'
import { tellVerdict } from './tell-verdict.ts'

const whole = { intact: true, entries: 12, head: null, broken_at: null, fault: null }

it('tells how far the chain is whole', () => {
  expect(tellVerdict(whole)).toContain('whole up to entry 12')
  expect(tellVerdict({ ...whole, entries: 0 })).toContain('no entry yet')
})

it('names the first entry that is not as it was written', () => {
  const broken = { ...whole, intact: false, broken_at: 5 }
  expect(tellVerdict({ ...broken, fault: 'altered' })).toMatch(
    /^Entry 5 is not what was written\. Up to entry 4/,
  )
  expect(tellVerdict({ ...broken, fault: 'missing' })).toMatch(/^Entry 5 is missing\./)
  expect(tellVerdict({ ...broken, broken_at: 1, fault: 'altered' })).not.toContain('Up to entry')
})
