/** Intents that go out as a file and come back. */
import { expect, it } from 'vitest'
import { addIntents, readIntentFile, toCsvFile, toJsonFile } from './intent-file.ts'

const intents = {
  parking: {
    phrases: ['where can I park', 'car park, please'],
    reply: 'In the yard.',
    replies: { de: 'Im Hof.' },
  },
  dogs: { phrases: ['is my "puppy" welcome'], action: 'handoff' as const },
}

it('reads its own JSON back, with replies and actions', () => {
  expect(readIntentFile(toJsonFile(intents))).toEqual({ intents, phrases: 3, problem: null })
})

it('reads its own CSV back: names and phrases', () => {
  expect(readIntentFile(toCsvFile(intents)).intents).toEqual({
    parking: { phrases: intents.parking.phrases },
    dogs: { phrases: intents.dogs.phrases },
  })
})

it.each([
  ['a list', '[{"name":"Gift Card","phrases":["buy a voucher"]}]'],
  ['an object by name', '{"gift_card":{"phrases":["buy a voucher","Buy a voucher?"]}}'],
  ['semicolons', 'Intent;Phrase\ngift card;buy a voucher\ngift card;'],
  ['tabs without a head', 'GiftCard\tbuy a voucher'],
  ['a byte order mark and quotes', '\ufeffintent,phrase\r\n"gift-card","buy a voucher"\r\n'],
])('reads %s', (_what, text) => {
  expect(readIntentFile(text).intents).toEqual({ gift_card: { phrases: ['buy a voucher'] } })
})

it.each([
  ['{"intents":', 'This is no readable JSON.'],
  ['{"a":{"reply":"x"}}', '“a” has no list of phrases.'],
  ['[{"phrases":[]}]', '“undefined” cannot be the name of an intent.'],
  ['intent,phrase\n,hello', 'Line 2 names no intent.'],
  ['intent,phrase', 'No intents found. A CSV has an intent and a phrase in each line.'],
  ['!!!,hello', '“!!!” cannot be the name of an intent.'],
])('says of %j why it cannot be read', (text, problem) => {
  expect(readIntentFile(text)).toEqual({ intents: {}, phrases: 0, problem })
})

it('adds phrases to those that are there, and keeps what the file does not say', () => {
  const read = { parking: { phrases: ['Where can I park?', 'garage'] }, pool: { phrases: ['swim'] } }
  expect(addIntents(intents, read)).toEqual({
    ...intents,
    parking: { ...intents.parking, phrases: [...intents.parking.phrases, 'garage'] },
    pool: { phrases: ['swim'] },
  })
})

it('writes no formula into a spreadsheet', () => {
  expect(toCsvFile({ sums: { phrases: ['=1+1'] } })).toBe("intent,phrase\r\nsums,'=1+1\r\n")
})
