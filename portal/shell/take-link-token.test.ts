import { expect, test, vi } from 'vitest'
import { takeLinkToken } from './take-link-token.ts'

function placesAt(hash: string) {
  const location = { hash, pathname: '/app/magic-link', search: '?a=1' }
  return { location, history: { replaceState: vi.fn<History['replaceState']>() } }
}

test('a token is read, and taken out of the address', () => {
  const places = placesAt('#token=a-B_9')
  expect(takeLinkToken(places)).toBe('a-B_9')
  expect(places.history.replaceState.mock.lastCall?.[2]).toBe('/app/magic-link?a=1')
})

test.for(['', '#', '#token=', '#main'])('an address without one stays as it is: "%s"', (hash) => {
  const places = placesAt(hash)
  expect(takeLinkToken(places)).toBeNull()
  expect(places.history.replaceState).not.toHaveBeenCalled()
})
