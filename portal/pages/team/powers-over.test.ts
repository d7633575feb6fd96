/** Who may change whom. */
import { expect, it } from 'vitest'
import type { MemberRole } from '#wire'
import { isOnlyOwner, powersOver } from './powers-over.ts'

const person = (id: string, role: MemberRole) => ({ id, role })
const ada = person('ada', 'owner')
const bob = person('bob', 'owner')
const cy = person('cy', 'admin')
const di = person('di', 'viewer')

it('lets an owner give every role to others, and remove them', () => {
  for (const other of [bob, cy, di])
    expect(powersOver(other, ada, [ada, bob, cy, di])).toEqual({
      roles: ['owner', 'admin', 'agent', 'viewer'],
      mayRemove: true,
    })
})

it('keeps the only owner, and says why', () => {
  const powers = powersOver(ada, ada, [ada, cy, di])
  expect(powers).toMatchObject({ roles: [], mayRemove: false, reason: expect.stringContaining('only owner') })
  expect(isOnlyOwner(ada, [ada, cy])).toBe(true)
  expect(isOnlyOwner(ada, [ada, bob])).toBe(false)
  expect(isOnlyOwner(cy, [ada, cy])).toBe(false)
})

it('lets one of two owners step back, but not remove oneself', () => {
  expect(powersOver(ada, ada, [ada, bob])).toMatchObject({
    mayRemove: false,
    roles: expect.arrayContaining(['viewer']),
  })
})

it('lets an admin change admins, agents and viewers, and make no owner', () => {
  const powers = { roles: ['admin', 'agent', 'viewer'], mayRemove: true }
  expect(powersOver(di, cy, [ada, cy, di])).toEqual(powers)
  expect(powersOver(ada, cy, [ada, bob, cy])).toEqual({ roles: [], mayRemove: false })
})

it.each(['agent', 'viewer'] as const)('lets the role %s change nobody, not even oneself', (role) => {
  const me = person('me', role)
  for (const other of [ada, cy, di, me])
    expect(powersOver(other, me, [ada, cy, di, me])).toEqual({ roles: [], mayRemove: false })
})
