import { expect, test } from 'vitest'
import { ownPlace } from './own-place.ts'

const origin = 'https://desk.example'

test.for([
  ['/app', '/app'],
  ['/app/articles', '/app/articles'],
  ['/app/articles?q=a%20b', '/app/articles?q=a%20b'],
  ['/app/invite#token=x', '/app/invite#token=x'],
  ['/app?x=//evil.example', '/app?x=//evil.example'],
])('a place of this app is kept: %s', ([next, place]) => {
  expect(ownPlace(next, origin)).toBe(place)
})

test.for([
  undefined,
  '',
  'https://evil.example/app',
  '//evil.example/app',
  '/\\evil.example/app',
  'javascript:alert(1)',
  '/application',
  '/apple',
  '/app/../../evil',
  '/app\\..\\..\\evil.example',
  '/app/..//evil.example',
  '/app/%2e%2e/docs',
  '/\t/evil.example/app',
  'app/articles',
  '/docs',
])('anything else leads home: %s', (next) => {
  expect(ownPlace(next, origin)).toBe('/app')
})

test('no place leads back to a door', () => {
  for (const door of ['login?next=/app/login', 'signup', 'magic-link', 'verify-email/']) {
    expect(ownPlace(`/app/${door}`, origin)).toBe('/app')
  }
})
