import { expect, test } from 'vitest'
import { detectIntent } from '../detect-intent.ts'
import { openTrainer, Superseded } from './open-trainer.ts'
import { unpackModel } from './pack-model.ts'

const moment = { now: new Date('2026-03-02T12:00:00Z'), timezone: 'UTC' }
const parking = {
  name: 'parking',
  phrases: ['where can I park', 'is there a car park', 'do you have parking'],
}
const dogs = {
  name: 'dogs',
  phrases: ['may I bring my dog', 'are dogs allowed', 'is it ok to come with a dog'],
}

test('the model that comes back from the thread detects what was trained', async () => {
  await using trainer = disposable(openTrainer())
  const model = unpackModel(await trainer.train('a bot', [parking, dogs]))
  expect(detectIntent(model, 'is there parking for my car', moment).intent?.name).toBe('parking')
  expect(detectIntent(model, 'can I come with my dog', moment).intent?.name).toBe('dogs')
})

test('the loop goes on while a thread trains', async () => {
  await using trainer = disposable(openTrainer())
  let turns = 0
  const ticking = setInterval(() => turns++, 5)
  await trainer.train('a bot', manyIntents())
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(10)
})

test('a newer set of phrases takes the place of one that still waits', async () => {
  await using trainer = disposable(openTrainer())
  const first = trainer.train('one bot', [parking])
  const waiting = trainer.train('another bot', [parking])
  const newer = trainer.train('another bot', [dogs])
  await expect(waiting).rejects.toBeInstanceOf(Superseded)
  await first
  expect(unpackModel(await newer).own?.names).toEqual(['dogs'])
})

test('a thread that dies fails its order, and the next one gets a new thread', async () => {
  const program = new URL(
    `data:text/javascript,${encodeURIComponent(
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', (all) => { if (all.length === 0) process.exit(1); parentPort.postMessage(new Uint8Array([all.length])) })",
    )}`,
  )
  await using trainer = disposable(openTrainer({ program }))
  await expect(trainer.train('a bot', [])).rejects.toThrow('the training thread ended')
  expect(await trainer.train('a bot', [parking, dogs])).toEqual(new Uint8Array([2]))
})

test('training that takes too long is ended', async () => {
  const program = new URL(
    `data:text/javascript,${encodeURIComponent("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); })")}`,
  )
  await using trainer = disposable(openTrainer({ program, mostMs: 50 }))
  await expect(trainer.train('a bot', [parking])).rejects.toThrow('longer than 50 ms')
})

test('a closed trainer refuses what waits and what comes', async () => {
  const trainer = openTrainer()
  const running = trainer.train('one bot', manyIntents()).catch((cause: Error) => cause.message)
  const waiting = trainer.train('another bot', [parking]).catch((cause: Error) => cause.message)
  await trainer.close()
  expect(await running).toBe('the training thread ended')
  expect(await waiting).toBe('the trainer is closed')
  await expect(trainer.train('a bot', [parking])).rejects.toThrow('the trainer is closed')
})

function manyIntents() {
  return Array.from({ length: 20 }, (_, intent) => ({
    name: `intent ${intent}`,
    phrases: Array.from({ length: 20 }, (_, at) => `words of intent ${intent} and phrase ${at * intent}`),
  }))
}

function disposable<T extends { close(): Promise<void> }>(it: T): T & AsyncDisposable {
  return Object.assign(it, { [Symbol.asyncDispose]: () => it.close() })
}
