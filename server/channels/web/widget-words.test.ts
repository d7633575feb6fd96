import { describe, expect, test } from 'vitest'
import type { Appearance } from '#wire'
import { type Catalogues, launcherWords, type Speaker, wordsFor, wordsVersion } from './widget-words.ts'

const catalogues: Catalogues = {
  en: {
    core: {
      chatWith: 'Chat with {business}',
      greeting: 'Hello!',
      left: { one: '{count} letter', other: '{count} letters' },
    },
    parts: { upload: 'Attach' },
  },
  de: {
    core: {
      chatWith: 'Chat mit {business}',
      greeting: 'Hallo!',
      left: { one: '{count} Zeichen', other: '{count} Zeichen' },
    },
    parts: { upload: 'Anhängen' },
  },
  ar: {
    core: { chatWith: 'محادثة مع {business}', greeting: 'مرحبًا!', left: { other: '{count}' } },
    parts: { upload: 'إرفاق' },
  },
}

function speaker(appearance: Partial<Appearance> = {}, greeting = 'Hi! How can we help you?'): Speaker {
  const looks = { accent: '#2456e6', position: 'right', theme: 'auto' } as const
  const business = { name: 'Bob & Co', timezone: 'UTC', hours: [], exceptions: [], services: [] }
  return { botId: 'b', settings: { greeting, appearance: { ...looks, ...appearance } }, business }
}
const core = (wanted: string[], appearance?: Partial<Appearance>, greeting?: string) =>
  wordsFor(speaker(appearance, greeting), wanted, 'core', catalogues)

test('a visitor gets the catalogue of the first language that is spoken', () => {
  const said = core(['', 'fr', 'de-AT', 'en'])
  expect(said).toMatchObject({ lang: 'de', dir: 'ltr', launcher: { name: 'Chat mit Bob & Co' } })
  expect(said.texts.chatWith).toBe('Chat mit {business}')
})

test('Arabic runs from right to left', () => {
  expect(core(['ar-EG'])).toMatchObject({ lang: 'ar', dir: 'rtl' })
})

test('whom no language suits gets the bot’s', () => {
  expect(core(['eo']).lang).toBe('en')
  expect(core(['eo'], { language: 'de' }).lang).toBe('de')
  expect(core(['eo'], {}, 'Guten Tag, wie können wir Ihnen helfen?').lang).toBe('de')
})

test('what parts say comes apart, without what was said already', () => {
  const said = wordsFor(speaker(), ['de'], 'parts', catalogues)
  expect(said).toEqual({ lang: 'de', dir: 'ltr', texts: { upload: 'Anhängen' } })
})

describe('the greeting', () => {
  const mine = { texts: { de: { greeting: 'Moin, hier ist {{business_name}}!' } } }

  test('is the owner’s in the visitor’s language, with the facts in it', () => {
    expect(core(['de-CH'], mine).greeting).toBe('Moin, hier ist Bob & Co!')
  })

  test('is the bot’s where the visitor speaks the bot’s language', () => {
    expect(core(['en-GB'], mine).greeting).toBe('Hi! How can we help you?')
  })

  test('is the usual one where the owner has written none that the visitor would understand', () => {
    expect(core(['ar'], mine).greeting).toBe('مرحبًا!')
  })

  test('may be in a language that only the owner speaks', () => {
    const catalan = { texts: { ca: { words: { greeting: 'Hola!', chatWith: 'Xat amb {business}' } } } }
    const said = core(['ca'], catalan)
    expect(said).toMatchObject({ lang: 'ca', greeting: 'Hola!', launcher: { name: 'Xat amb Bob & Co' } })
    expect(said.texts.left).toEqual({ one: '{count} letter', other: '{count} letters' })
  })
})

test('the owner’s words stand in the place of the widget’s, for one kind of number or for all', () => {
  const words = (own: Record<string, string>) => core(['en'], { texts: { en: { words: own } } }).texts
  expect(words({ chatWith: 'Ask {business}' }).chatWith).toBe('Ask {business}')
  expect(words({ 'left.one': 'one more' }).left).toEqual({ one: 'one more', other: '{count} letters' })
  expect(words({ left: '{count} to go' }).left).toEqual({ one: '{count} to go', other: '{count} to go' })
  expect(words({ unknown: 'Nothing' })).not.toHaveProperty('unknown')
})

test('suggestions and teaser are the owner’s in the visitor’s language only', () => {
  const own = {
    texts: { de: { suggestions: ['Wann haben Sie offen?'], teaser: 'Fragen? {{business_name}}' } },
  }
  expect(core(['de'], own)).toMatchObject({
    suggestions: ['Wann haben Sie offen?'],
    teaser: 'Fragen? Bob & Co',
  })
  expect(core(['en'], own)).not.toHaveProperty('suggestions')
  expect(core(['en'], own)).not.toHaveProperty('teaser')
})

test('the launcher is known in the bot’s language and in those that the owner has written in', () => {
  const own = {
    launcher_label: 'Ask us',
    texts: { de: { launcher_label: 'Fragen?' }, ar: { teaser: 'أهلًا' } },
  }
  expect(launcherWords(speaker(own), catalogues)).toEqual({
    '': { name: 'Chat with Bob & Co', label: 'Ask us' },
    de: { name: 'Chat mit Bob & Co', label: 'Fragen?' },
    ar: { name: 'محادثة مع Bob & Co', label: 'Ask us' },
  })
})

test('a name of the owner’s takes the place of the business’s', () => {
  expect(core(['en'], { name: 'Bella' }).launcher?.name).toBe('Chat with Bella')
})

const inChat = { bot: 'bot_1', business: 'Bella', attachments: true }

test('the version changes with the words, the facts and the catalogues, and else stays', () => {
  const version = wordsVersion(speaker(), inChat, catalogues)
  expect(wordsVersion(speaker(), inChat, catalogues)).toBe(version)
  expect(wordsVersion(speaker({ name: 'Bella' }), inChat, catalogues)).not.toBe(version)
  expect(wordsVersion(speaker({}, 'Hey'), inChat, catalogues)).not.toBe(version)
  expect(wordsVersion(speaker(), { ...inChat, bot: 'bot_2' }, catalogues)).not.toBe(version)
  expect(wordsVersion(speaker(), inChat, { ...catalogues, de: { core: {}, parts: {} } })).not.toBe(version)
})
