/** What one may type as the address of a website. */
import { expect, it } from 'vitest'
import { toOrigin } from './origins.ts'

it.each([
  ['Bob.example/contact?a=1', 'https://bob.example'],
  ['https://www.bob.example:8443/', 'https://www.bob.example:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['*.bob.example', 'https://*.bob.example'],
  ['https://*.Bob.example/', 'https://*.bob.example'],
])('reads %s', (text, origin) => {
  expect(toOrigin(text)).toEqual({ origin })
})

it.each(['', 'bob', 'javascript:alert(1)', 'ftp://bob.example', '*.com', '*', 'not a site'])(
  'refuses "%s"',
  (text) => {
    expect(toOrigin(text)).toHaveProperty('problem')
  },
)
