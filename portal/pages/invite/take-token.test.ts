/** Where the token of an invitation is, and where it is not. */
import { expect, it } from 'vitest'
import { dropToken, takeToken } from './take-token.ts'

function openTab(hash: string) {
  const kept = new Map<string, string>()
  const location = { hash, pathname: '/app/invite', search: '?from=mail' }
  const shown: unknown[] = []
  return {
    shown,
    location,
    history: {
      replaceState: (_data: unknown, _title: string, url?: string | URL | null) => {
        shown.push(url)
        location.hash = ''
      },
    },
    storage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
      removeItem: (name: string) => void kept.delete(name),
    },
  }
}

it('takes the token out of the address and keeps it for a reload', () => {
  const tab = openTab('#token=inv_abc')
  expect(takeToken(tab)).toBe('inv_abc')
  expect(tab.shown).toEqual(['/app/invite?from=mail'])
  expect(takeToken(tab)).toBe('inv_abc')
  expect(tab.shown).toHaveLength(1)
})

it('takes the newer of two links', () => {
  const tab = openTab('#token=inv_old')
  takeToken(tab)
  tab.location.hash = '#token=inv_new'
  expect(takeToken(tab)).toBe('inv_new')
})

it('forgets a token that was used', () => {
  const tab = openTab('#token=inv_abc')
  takeToken(tab)
  dropToken(tab)
  expect(takeToken(tab)).toBeNull()
})

it.each(['', '#', '#token=', '#other=1'])('finds none behind "%s", and leaves the address alone', (hash) => {
  const tab = openTab(hash)
  expect(takeToken(tab)).toBeNull()
  expect(tab.shown).toEqual([])
})
