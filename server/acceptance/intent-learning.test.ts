/** Intents are learned in a thread: the model before answers meanwhile, and what was learned is not learned again. */
import { expect, test } from 'vitest'
import type { TrainingIntent } from '../brain/intents/intent-types.ts'
import { openIntentModels } from '../brain/intents/models/intent-models.ts'
import { packModel } from '../brain/intents/models/pack-model.ts'
import { trainIntents } from '../brain/intents/train-intents.ts'
import { makeTenant, type TestTenant } from './make-tenant.ts'
import { testStore } from './open-test-store.ts'

const parking = { name: 'parking', phrases: ['where can I park', 'is there a car park'] }
const dogs = { name: 'dogs', phrases: ['may I bring my dog', 'are dogs allowed'] }

const makeBot = async () => makeTenant(await testStore())

/** As one process would open them; training waits until it is let go. */
function openProcess({ db, botId }: Pick<TestTenant, 'db' | 'botId'>, { held = false } = {}) {
  const trained: string[][] = []
  const failures: string[] = []
  const background: Promise<unknown>[] = []
  const gate = Promise.withResolvers<void>()
  if (!held) gate.resolve()
  const models = openIntentModels({
    trainer: {
      train: async (_key, intents) => {
        trained.push(intents.map(({ name }) => name))
        await gate.promise
        if (intents.some(({ name }) => name === 'poison')) throw new Error('no model of these')
        return packModel(trainIntents(intents))
      },
      close: async () => {},
    },
    inBackground: (what, work) => background.push(work.catch(() => failures.push(what))),
  })
  return {
    trained,
    failures,
    letGo: () => gate.resolve(),
    learns: (...intents: TrainingIntent[]) => models.learn(db, botId, intents),
    learnsAfter: async (before: TrainingIntent[], ...intents: TrainingIntent[]) =>
      models.learn(db, botId, intents, (await models.learn(db, botId, before)).now),
    hasSettled: () => Promise.all(background),
  }
}

const namesOf = (learning: { now: { model: { own: { names: readonly string[] } | null } } }) =>
  learning.now.model.own?.names ?? []

test('what one process learned, the next one reads', async () => {
  const bot = await makeBot()
  const first = openProcess(bot)
  expect(namesOf(await first.learns(parking, dogs))).toEqual(['parking', 'dogs'])
  await first.hasSettled()
  const second = openProcess(bot)
  const learning = await second.learns(dogs, parking)
  expect(namesOf(learning)).toEqual(['parking', 'dogs'])
  expect(learning.next).toBeNull()
  expect(second.trained).toEqual([])
})

test('a stored model that cannot be read is learned again', async () => {
  const bot = await makeBot()
  await openProcess(bot).learns(parking)
  const model = () => bot.db.select('intent_models').select('model').executeTakeFirst()
  await expect.poll(model).toBeDefined()
  await bot.db
    .update('intent_models')
    .set({ model: Buffer.from('not a model') })
    .execute()
  const next = openProcess(bot)
  expect(namesOf(await next.learns(parking))).toEqual(['parking'])
  expect(next.trained).toEqual([['parking']])
})

test('the stored model answers while a changed set of phrases is learned', async () => {
  const bot = await makeBot()
  const first = openProcess(bot)
  await first.learns(parking)
  await first.hasSettled()
  const second = openProcess(bot, { held: true })
  const learning = await second.learns(parking, dogs)
  expect(namesOf(learning)).toEqual(['parking'])
  second.letGo()
  expect((await learning.next)?.model.own?.names).toEqual(['parking', 'dogs'])
})

test('two who ask for the same phrases learn them once', async () => {
  const process = openProcess(await makeBot(), { held: true })
  const both = [process.learns(parking), process.learns(parking)]
  await expect.poll(() => process.trained.length).toBe(1)
  process.letGo()
  expect((await Promise.all(both)).map(namesOf)).toEqual([['parking'], ['parking']])
  expect(process.trained).toEqual([['parking']])
})

test('a set that cannot be learned leaves the model before, and is told of', async () => {
  const process = openProcess(await makeBot())
  const learning = await process.learnsAfter([parking], { name: 'poison', phrases: ['x'] })
  expect(namesOf(learning)).toEqual(['parking'])
  expect(await learning.next).toBeNull()
  await process.hasSettled()
  expect(process.failures).toEqual(['training intents'])
})

test('a bot with no phrases learns nothing', async () => {
  const process = openProcess(await makeBot())
  const learning = await process.learns({ name: 'empty', phrases: [] })
  expect(learning).toMatchObject({ now: { model: { own: null } }, next: null })
  expect(process.trained).toEqual([])
})

test("a bot's model is unreadable for another tenant", async () => {
  const bot = await makeBot()
  const process = openProcess(bot)
  await process.learns(parking)
  await process.hasSettled()
  const stranger = openProcess({ db: (await makeBot()).db, botId: bot.botId })
  await stranger.learns(parking)
  expect(stranger.trained).toEqual([['parking']])
})
