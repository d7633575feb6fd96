import { expect, it } from 'vitest'
import { noFilter, toQuery } from './audit-filter.ts'

it('asks for everything without a filter, and for whole days with one', () => {
  expect(toQuery(noFilter)).toEqual({})
  const { from = '', to = '' } = toQuery({ ...noFilter, from: '2026-02-28', to: '2026-02-28' })
  expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000)
  expect(new Date(from).getDate()).toBe(28)
})
