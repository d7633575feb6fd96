import { expect, test } from 'vitest'
import { showsOn } from './shows-on.ts'

test.for([
  ['/', ['/'], true],
  ['/shop', ['/'], false],
  ['/shop', ['/shop/**'], true],
  ['/shop/', ['/shop'], true],
  ['/shop/shoes/1', ['/shop/**'], true],
  ['/shopping', ['/shop/**'], false],
  ['/shop/shoes/1', ['/shop/*'], false],
  ['/shop/shoes', ['/shop/*'], true],
  ['/de/help', ['/*/help'], true],
  ['/a/b/help', ['**/help'], true],
  ['/a.html', ['/a.html'], true],
  ['/axhtml', ['/a.html'], false],
  ['/help', ['help'], true],
  ['/v1', ['/v?'], false],
  ['/anything', [], true],
] as [string, string[], boolean][])('%s under %j: %s', ([path, include, expected]) => {
  expect(showsOn(path, { include })).toBe(expected)
})

test('what is excluded does not show, even where it is included', () => {
  expect(showsOn('/shop/cart', { include: ['/shop/**'], exclude: ['/shop/cart'] })).toBe(false)
  expect(showsOn('/shop', { exclude: ['/shop/cart'] })).toBe(true)
})
