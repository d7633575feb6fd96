/** When a server that fails is left alone, and when it is tried again. */
import { expect, test } from 'vitest'
import { CircuitBreaker, type Outcome } from './circuit-breaker.ts'

function openBreaker() {
  const clock = { now: 0 }
  const breaker = new CircuitBreaker(() => clock.now)
  const call = (outcome: Outcome) => {
    const pass = breaker.enter()
    return pass ? breaker.leave(pass, outcome) : 'refused'
  }
  return { clock, breaker, call }
}

test('five failures within thirty seconds open it, four do not', () => {
  const { call, breaker } = openBreaker()
  expect([1, 2, 3, 4].map(() => call('failed'))).toEqual([false, false, false, false])
  expect(breaker.enter()).toBe('call')
  expect(call('failed')).toBe(true)
  expect(breaker.enter()).toBe(null)
})

test('failures that are older than thirty seconds do not count', () => {
  const { clock, call, breaker } = openBreaker()
  for (let failure = 0; failure < 4; failure += 1) call('failed')
  clock.now = 30_000
  expect(call('failed')).toBe(false)
  expect(breaker.enter()).toBe('call')
})

test('a success forgets the failures before it', () => {
  const { call, breaker } = openBreaker()
  for (let failure = 0; failure < 4; failure += 1) call('failed')
  call('ok')
  expect(call('failed')).toBe(false)
  expect(breaker.enter()).toBe('call')
})

test('after fifteen seconds exactly one call may try, and its success closes the circuit', () => {
  const { clock, call, breaker } = openBreaker()
  for (let failure = 0; failure < 5; failure += 1) call('failed')
  clock.now = 14_999
  expect(breaker.enter()).toBe(null)
  clock.now = 15_000
  expect(breaker.enter()).toBe('probe')
  expect(breaker.enter()).toBe(null)
  breaker.leave('probe', 'ok')
  expect(breaker.enter()).toBe('call')
})

test('a probe that fails keeps it open for fifteen seconds more', () => {
  const { clock, call, breaker } = openBreaker()
  for (let failure = 0; failure < 5; failure += 1) call('failed')
  clock.now = 15_000
  call('failed')
  clock.now = 29_999
  expect(breaker.enter()).toBe(null)
  clock.now = 30_000
  expect(breaker.enter()).toBe('probe')
})

test('a probe that tells nothing, because the visitor left, lets the next call try', () => {
  const { clock, call, breaker } = openBreaker()
  for (let failure = 0; failure < 5; failure += 1) call('failed')
  clock.now = 15_000
  call('neither')
  expect(breaker.enter()).toBe('probe')
})

test('a late failure of a call from before does not keep it open for longer', () => {
  const { clock, call, breaker } = openBreaker()
  const early = breaker.enter()
  for (let failure = 0; failure < 5; failure += 1) call('failed')
  clock.now = 10_000
  if (early) breaker.leave(early, 'failed')
  clock.now = 15_000
  expect(breaker.enter()).toBe('probe')
})
