import { afterEach, expect, test, vi } from 'vitest'
import { createListeners } from './listeners.ts'

afterEach(() => void vi.unstubAllGlobals())

test('every listener hears its event until it is taken away', () => {
  const listeners = createListeners()
  const heard: string[] = []
  const off = listeners.on('open', () => heard.push('first'))
  listeners.on('open', () => heard.push('second'))
  listeners.on('close', () => heard.push('never'))
  listeners.tell('open', undefined)
  off()
  off()
  listeners.tell('open', undefined)
  expect(heard).toEqual(['first', 'second', 'second'])
})

test('once is once, and can be taken away by what was given', () => {
  const listeners = createListeners()
  const heard: unknown[] = []
  const listener = (count: unknown) => heard.push(count)
  listeners.once('unread', listener)
  listeners.tell('unread', 1)
  listeners.tell('unread', 2)
  listeners.once('unread', listener)
  listeners.off('unread', listener)
  listeners.tell('unread', 3)
  expect(heard).toEqual([1])
})

test('off without a listener takes away all of the event', () => {
  const listeners = createListeners()
  const heard: string[] = []
  listeners.on('open', () => heard.push('open'))
  listeners.on('close', () => heard.push('close'))
  listeners.off('open')
  listeners.tell('open', undefined)
  listeners.tell('close', undefined)
  expect(heard).toEqual(['close'])
})

test('a listener that throws is reported, and the others hear all the same', () => {
  const reported: unknown[] = []
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
  const listeners = createListeners()
  const heard: string[] = []
  const slip = new Error('slip')
  listeners.on('open', () => {
    throw slip
  })
  listeners.on('open', () => heard.push('open'))
  listeners.tell('open', undefined)
  expect(heard).toEqual(['open'])
  expect(reported).toEqual([slip])
})
