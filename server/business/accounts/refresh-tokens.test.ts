import { expect, test } from 'vitest'
import { openSecrets } from '../../platform/secrets/open-secrets.ts'
import { newId } from '../../platform/store/new-id.ts'
import { refreshTokens } from './refresh-tokens.ts'

const tokens = refreshTokens(openSecrets(['one root']))
const id = newId()

test('a token tells its session, and so does its successor', () => {
  const first = tokens.first(id)
  expect(tokens.sessionOf(first)).toBe(id)
  expect(tokens.sessionOf(tokens.successor(id, first))).toBe(id)
})

test('every session begins with another token, but one token has one successor', () => {
  const first = tokens.first(id)
  expect(tokens.first(id)).not.toBe(first)
  expect(tokens.successor(id, first)).toBe(tokens.successor(id, first))
  expect(tokens.successor(id, first)).not.toBe(first)
})

test('a token cannot be followed without the key', () => {
  const first = tokens.first(id)
  const stranger = refreshTokens(openSecrets(['another root']))
  expect(stranger.successor(id, first)).not.toBe(tokens.successor(id, first))
})

test('what we did not make names no session', () => {
  const token = tokens.first(id)
  const altered = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`
  const foreign = refreshTokens(openSecrets(['another root'])).first(id)
  for (const text of [altered, foreign, token.slice(0, 40), '', 'x', `${token}AAAA`]) {
    expect(tokens.sessionOf(text)).toBeNull()
  }
})
