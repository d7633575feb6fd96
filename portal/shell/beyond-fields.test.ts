import { expect, test } from 'vitest'
import { ApiError } from '../api/api-error.ts'
import { beyondFields } from './beyond-fields.ts'

const wrong = (...pointers: string[]) =>
  new ApiError(422, { errors: pointers.map((pointer) => ({ pointer, code: 'wrong', detail: 'No.' })) })

test('what its fields tell, the form does not tell again', () => {
  expect(beyondFields(null)).toBeNull()
  expect(beyondFields(wrong('/code'), '/code', '/password')).toBeNull()
})

test('what no field tells, the form tells', () => {
  const offline = new ApiError(0, { code: 'network' })
  expect(beyondFields(offline, '/code')).toBe(offline)
  const both = wrong('/code', '/mfa_token')
  expect(beyondFields(both, '/code')).toBe(both)
})
