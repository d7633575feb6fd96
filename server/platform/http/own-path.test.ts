import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([
  ['/', '/'],
  ['/app/conversations?status=open#top', '/app/conversations?status=open#top'],
  ['/app/../app/articles', '/app/articles'],
  ['/app?next=https://evil.example', '/app?next=https://evil.example'],
  ['/café', '/caf%C3%A9'],
])('%j is a path of ours', (text, path) => {
  expect(ownPath(text)).toBe(path)
})

test.each([
  '',
  'app',
  'https://evil.example/',
  'HTTPS:evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/app\\..\\..\\\\evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  ' //evil.example',
  '.evil.example',
  '@evil.example',
])('%j could lead elsewhere', (text) => {
  expect(ownPath(text)).toBeNull()
})
