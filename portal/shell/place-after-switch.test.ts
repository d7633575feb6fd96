/** Which page another business opens on. */
import { expect, it } from 'vitest'
import { placeAfterSwitch } from './place-after-switch.ts'

it.each([
  ['/app', '/app'],
  ['/app/team', '/app/team'],
  ['/app/conversations/cnv_1', '/app/conversations'],
  ['/app/articles/new', '/app/articles'],
  ['/app/new-business', '/app'],
  ['/app/teamwork', '/app'],
])('%s leads to %s', (path, place) => {
  expect(placeAfterSwitch(path)).toBe(place)
})
