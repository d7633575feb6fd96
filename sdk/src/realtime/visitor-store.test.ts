import { expect, test } from 'vitest'
import { createVisitorStore } from './visitor-store.ts'

function openStorage() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('nothing is stored before the visitor has spoken, and all that is known afterwards', () => {
  const storage = openStorage()
  const store = createVisitorStore(storage, 'desk:')
  store.write('visitor', 'token')
  store.write('draft', 'Hel')
  store.write('draft', null)

  expect(store.read('visitor')).toBe('token')
  expect(storage.kept.size).toBe(0)
  store.persist()
  store.write('conversation', 'c1')
  expect(Object.fromEntries(storage.kept)).toEqual({ 'desk:visitor': 'token', 'desk:conversation': 'c1' })
})

test('what another tab has stored is used at once', () => {
  const storage = openStorage()
  const [one, other] = [createVisitorStore(storage, 'desk:'), createVisitorStore(storage, 'desk:')]
  other.write('visitor', 'mine')
  one.write('visitor', 'spoken')
  one.persist()

  expect(other.read('visitor')).toBe('spoken')
  other.write('visitor', 'renewed')
  expect(one.read('visitor')).toBe('renewed')
})

test('bots on one page are kept apart', () => {
  const storage = openStorage()
  const store = createVisitorStore(storage, 'one:')
  store.persist()
  store.write('visitor', 'token')

  expect(createVisitorStore(storage, 'two:').read('visitor')).toBeNull()
})

test('a forbidden or full storage is replaced by memory', () => {
  const refuse = () => {
    throw new Error('denied')
  }
  const store = createVisitorStore({ getItem: refuse, setItem: refuse, removeItem: refuse }, 'desk:')
  store.persist()
  store.write('visitor', 'token')

  expect(store.read('visitor')).toBe('token')
  store.write('visitor', null)
  expect(store.read('visitor')).toBeNull()
})
