/** Words that were stored before their names were looked at. */
import { expect, test } from 'vitest'
import type { BotConfig } from '#wire'
import { storedConfig } from './config-schema.ts'
import { refuseUnknownWords } from './refuse-unknown-words.ts'

const configWith = (words: Record<string, string>): BotConfig => ({
  business: { name: 'Salon', timezone: 'UTC', hours: [], exceptions: [], services: [] },
  greeting: 'Hello!',
  appearance: { accent: '#2456e6', position: 'right', theme: 'auto', texts: { de: { words } } },
  allowed_origins: [],
  model: { enabled: true },
  intents: {},
})
const before = configWith({ sennd: 'Los' })

test('an unknown word from before is read and may stay, and another one is refused beside it', async () => {
  expect(storedConfig.parse(before)).toEqual(before)
  await refuseUnknownWords(before, configWith({ sennd: 'Weg', send: 'Los' }))
  await expect(refuseUnknownWords(before, configWith({ sennd: 'Los', stopp: 'Halt' }))).rejects.toMatchObject(
    {
      errors: [{ pointer: '/appearance/texts/de/words/stopp', detail: expect.stringContaining('“stop”') }],
    },
  )
})
