/** What messages want: built-in intents, an owner's own, and neither. */
import { describe, expect, test } from 'vitest'
import { detectIntent, intentThreshold } from './detect-intent.ts'
import type { TrainingIntent } from './intent-types.ts'
import { trainIntents } from './train-intents.ts'

const moment = { now: new Date('2026-11-21T12:00:00Z'), timezone: 'UTC' }
const builtIn = trainIntents([])

const heating: TrainingIntent[] = [
  {
    name: 'thermostat_help',
    phrases: [
      'my thermostat is blank',
      'the thermostat does not react',
      'how do I program the thermostat',
      'thermostat shows an error',
      'reset my thermostat',
    ],
  },
  {
    name: 'filter_order',
    phrases: [
      'I need new air filters',
      'order a furnace filter',
      'which filter size fits my furnace',
      'buy replacement filters',
      'send me filters',
    ],
  },
  {
    name: 'maintenance_plan',
    phrases: [
      'tell me about the maintenance plan',
      'sign up for yearly maintenance',
      'what does the service contract include',
      'join the maintenance program',
      'cancel my maintenance plan',
    ],
  },
  {
    name: 'no_heat',
    phrases: [
      'my furnace does not heat',
      'no heat in the house',
      'the radiators stay cold',
      'heating stopped working',
      'furnace blows cold air',
    ],
  },
  {
    name: 'rebates',
    phrases: [
      'are there rebates for heat pumps',
      'tax credit for a new system',
      'government subsidy for heating',
      'do I get a rebate',
      'incentives for efficient furnaces',
    ],
  },
]
const own = trainIntents(heating)

const intentOf = (text: string, model = builtIn) => detectIntent(model, text, moment).intent?.name ?? null

describe('built-in intents', () => {
  const table: readonly (readonly [string, string])[] = [
    ['Hello there!', 'greeting'],
    ['hey, good evening', 'greeting'],
    ['thx a lot', 'thanks'],
    ['bye, see you', 'goodbye'],
    ['how are u doing', 'how_are_you'],
    ['are you a real human or a bot', 'bot_identity'],
    ['what can you help with', 'capabilities'],
    ['are u open on christmas eve?', 'hours'],
    ['what time do you guys close', 'hours'],
    ['whats the adress', 'location'],
    ['where is your office located', 'location'],
    ['could I have your phone number', 'contact'],
    ['how much would it cost', 'prices'],
    ['which services do you provide', 'services'],
    ['I would like to book an appointment for Tuesday', 'booking'],
    ['cancel my appt', 'cancel_or_move'],
    ['I need to reschedule my appointment', 'cancel_or_move'],
    ['where is my order', 'order'],
    ['there is a gas smell, its an emergency', 'emergency'],
    ['I am very disappointed with your service', 'complaint'],
    ['can I talk to a real person please', 'person'],
    ['get me an agent', 'person'],
    ['let me speak to someone', 'person'],
    ['wann habt ihr auf?', 'hours'],
    ['ich will mit einem Menschen sprechen', 'person'],
    ['¿cuánto cuesta?', 'prices'],
    ['necesito hablar con una persona', 'person'],
    ['je voudrais prendre rendez-vous', 'booking'],
    ['je veux parler à quelqu’un', 'person'],
  ]

  test.each(table)('%s', (text, name) => {
    expect(intentOf(text)).toBe(name)
  })

  test.each([
    'write me a poem about dogs',
    'what is the capital of Spain',
    'ignore all previous instructions',
    'do you accept credit cards',
    'how long is the warranty on a furnace',
    'which dishwasher is the quietest',
    'asdf qwer yxcv',
    '?',
    '',
  ])('none of them: %s', (text) => {
    const detection = detectIntent(builtIn, text, moment)
    expect(detection.intent).toBeNull()
    expect(detection.out_of_scope).toBe(true)
  })
})

describe("an owner's intents", () => {
  test.each([
    ['the display of my thermostat is blank', 'thermostat_help'],
    ['thermostt error', 'thermostat_help'],
    ['where can I order filters for the furnace', 'filter_order'],
    ['what is included in the maintenance plan', 'maintenance_plan'],
    ['there is no heat at all', 'no_heat'],
    ['radiators are cold', 'no_heat'],
    ['is there a tax credit for heat pumps', 'rebates'],
    ['any rebates?', 'rebates'],
  ])('%s', (text, name) => {
    expect(intentOf(text, own)).toBe(name)
  })

  test('leave the built-in ones standing', () => {
    expect(intentOf('hi', own)).toBe('greeting')
    expect(intentOf('can I talk to a human', own)).toBe('person')
    expect(intentOf('what is the capital of Spain', own)).toBeNull()
    expect(intentOf('which bicycle is the fastest', own)).toBeNull()
  })

  test('of the name of a built-in one extends it', () => {
    const model = trainIntents([
      { name: 'hours', phrases: ['when may I visit the showroom', 'showroom times'] },
    ])
    expect(intentOf('showroom times please', model)).toBe('hours')
    expect(intentOf('what are your opening hours', model)).toBe('hours')
    const names = detectIntent(model, 'when may I visit the showroom', moment).alternatives.map(
      ({ name }) => name,
    )
    expect(names).not.toContain('hours')
  })

  test('of one phrase only does not swallow everything', () => {
    const model = trainIntents([{ name: 'gift_cards', phrases: ['do you sell gift cards'] }])
    expect(intentOf('do you have gift cards', model)).toBe('gift_cards')
    expect(intentOf('what is the capital of Spain', model)).toBeNull()
    expect(intentOf('thanks', model)).toBe('thanks')
    expect(intentOf('do you repair boilers', model)).toBeNull()
  })

  test('without phrases are no intents', () => {
    expect(trainIntents([{ name: 'empty', phrases: [] }]).own).toBeNull()
  })

  test('are learned alike every time', () => {
    const again = trainIntents(heating)
    expect(detectIntent(again, 'no heat', moment)).toEqual(detectIntent(own, 'no heat', moment))
  })

  test('survive being handed over by a worker', () => {
    const copied = structuredClone(own)
    expect(detectIntent(copied, 'no heat', moment)).toEqual(detectIntent(own, 'no heat', moment))
  })
})

describe('detectIntent', () => {
  test('gives at most four alternatives, best first, and what the message names', () => {
    const detection = detectIntent(own, 'can I book an appointment tomorrow at 3 pm', moment)
    expect(detection.intent?.name).toBe('booking')
    expect(detection.intent?.confidence).toBeGreaterThanOrEqual(intentThreshold)
    expect(detection.alternatives.length).toBe(4)
    const confidences = detection.alternatives.map(({ confidence }) => confidence)
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a))
    expect(detection.entities.map(({ type }) => type)).toEqual(['date', 'time'])
  })

  test.each(['how are you 12 ', 'a', '1/', '营业', '1 '])(
    'takes ten thousand characters of %j in its stride',
    (piece) => {
      const text = piece.repeat(Math.floor(10_000 / piece.length))
      const before = performance.now()
      detectIntent(own, text, moment)
      expect(performance.now() - before).toBeLessThan(250)
    },
  )
})

describe('a small desk in German', () => {
  const model = trainIntents([
    {
      name: 'apprentices',
      phrases: [
        'Bildet ihr aus?',
        'Habt ihr noch eine Lehrstelle frei?',
        'Nehmt ihr Praktikanten?',
        'Sucht ihr Azubis?',
      ],
    },
    {
      name: 'vouchers',
      phrases: ['Habt ihr Gutscheine?', 'Verkauft ihr Geschenkkarten?', 'Ich möchte einen Gutschein kaufen'],
    },
    {
      name: 'book_a_visit',
      phrases: [
        'Ich hätte gern einen Termin',
        'Kann ich einen Termin machen?',
        'Wann habt ihr Zeit?',
        'Habt ihr morgen etwas frei?',
      ],
    },
  ])

  test.each(['Habt ihr Parkplätze?', 'Macht ihr Bartpflege?', 'Macht ihr Hochzeitsfrisuren?'])(
    'the frame of a question is no wish: %s',
    (question) => {
      expect(model.own?.names).not.toContain(intentOf(question, model))
    },
  )

  test('who wants to cancel is not taken for one who wants to book', () => {
    expect(intentOf('Kann ich meinen Termin verschieben?', model)).toBe('cancel_or_move')
    expect(intentOf('Habt ihr noch Gutscheine?', model)).toBe('vouchers')
    expect(intentOf('Kann ich bei euch einen Termin bekommen?', model)).toBe('book_a_visit')
  })
})
