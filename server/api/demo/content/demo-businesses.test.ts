import { describe, expect, test } from 'vitest'
import type { DemoBusiness } from './demo-business.ts'
import { demoBusinesses } from './demo-businesses.ts'

const now = new Date('2026-11-21T12:00:00Z')
const [hvac, dental] = demoBusinesses(now, 'https://desk.example')
const time = /^([01]\d|2[0-3]):[0-5]\d$/

/** Everything that a visitor may be told, as one text. */
function wordsOf({ business, articles, greeting, intents, site }: DemoBusiness): string {
  const { exceptions, website, ...facts } = business
  return JSON.stringify([facts, articles, greeting, intents, site])
}

const unit = '(minute|hour|night|day|business day|week|month|year|mile|degree)s?\\b'
/** `6 to 8 weeks` is found twice, as 6 weeks and as 8 weeks. */
const quantity = new RegExp(`\\$[\\d,]+\\d|\\d+(?:\\.\\d+)?%|\\b\\d[\\d,]*(?=(?: to \\d+)? ${unit})`, 'g')
const phoneNumber = /\(\d{3}\) \d{3}-\d{4}/g
const clock = /\b\d\d:\d\d\b/g
const found = (business: DemoBusiness, pattern: RegExp) => [
  ...new Set([...wordsOf(business).matchAll(pattern)].map(([text, per]) => [text, per].join(' ').trim())),
]

describe.each([
  ["Bob's HVAC", hvac],
  ['Bright Smile Dental', dental],
])('%s', (name, demo) => {
  test('has its name, a zone that exists, and every way to be reached', () => {
    expect(demo.business.name).toBe(name)
    expect(() => new Intl.DateTimeFormat('en-US', { timeZone: demo.business.timezone })).not.toThrow()
    for (const fact of ['phone', 'emergency_phone', 'email', 'address', 'description', 'website'] as const) {
      expect(demo.business[fact]).toBeTruthy()
    }
  })

  test('uses only telephone numbers and addresses that belong to nobody', () => {
    for (const number of found(demo, phoneNumber)) expect(number).toMatch(/^\(\d{3}\) 555-01\d\d$/)
    expect(demo.business.email).toMatch(/@\w+\.example$/)
  })

  test('has 28 to 35 articles, each whole and asked in other words too', () => {
    expect(demo.articles.length).toBeGreaterThanOrEqual(28)
    expect(demo.articles.length).toBeLessThanOrEqual(35)
    for (const { question, answer, phrasings = [] } of demo.articles) {
      expect(question).toMatch(/^[A-Z].*[?]$/)
      expect(answer).toMatch(/^[A-Z$].*[.]$/)
      expect(sentences(answer), question).toBeLessThanOrEqual(5)
      expect(phrasings.length, question).toBeGreaterThanOrEqual(1)
      expect(phrasings.length, question).toBeLessThanOrEqual(4)
    }
  })

  test('asks no question twice, in whatever words', () => {
    const asked = demo.articles.flatMap(({ question, phrasings = [] }) => [question, ...phrasings])
    const plain = asked.map((question) => question.toLowerCase().replace(/[^a-z0-9 ]/g, ''))
    expect(new Set(plain).size).toBe(plain.length)
  })

  test('opens before it closes, and never twice at once', () => {
    const seen = new Map<unknown, string>()
    for (const { days, open, close } of demo.business.hours) {
      expect([open, close].every((point) => time.test(point)) && open < close).toBe(true)
      for (const day of days) {
        expect(open > (seen.get(day) ?? '')).toBe(true)
        seen.set(day, close)
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(5)
  })

  test('knows the holidays of the next eighteen months', () => {
    const { exceptions } = demo.business
    expect(exceptions.length).toBeGreaterThanOrEqual(10)
    for (const exception of exceptions) {
      expect(exception.date >= '2026-11-21' && exception.date <= '2028-05-21').toBe(true)
      expect(exception.closed === true || exception.open !== undefined).toBe(true)
    }
  })

  test('offers 8 to 12 services, each with its price', () => {
    const { services } = demo.business
    expect(services.length).toBeGreaterThanOrEqual(8)
    expect(services.length).toBeLessThanOrEqual(12)
    expect(services.filter(({ price }) => !price?.match(/^(from )?\$[\d,]+( |$)/))).toEqual([])
    expect(services.filter(({ duration_minutes }) => duration_minutes !== undefined).length).toBeGreaterThan(
      8,
    )
  })

  test('answers what its website suggests to ask', () => {
    const questions = demo.articles.flatMap(({ question, phrasings = [] }) => [question, ...phrasings])
    const byRule = /open|closed|how much/i
    for (const suggestion of demo.site.tryAsking) {
      expect(questions.includes(suggestion) || byRule.test(suggestion), suggestion).toBe(true)
    }
  })
})

describe('what tells the two apart', () => {
  test.each([
    ['telephone number', phoneNumber],
    ['price, share or length of time', quantity],
    ['opening hour', clock],
  ])('no %s belongs to both', (_, pattern) => {
    const [ours, theirs] = [found(hvac, pattern), found(dental, pattern)]
    expect(ours.length).toBeGreaterThan(1)
    expect(ours.filter((figure) => theirs.includes(figure))).toEqual([])
  })

  test('no visit takes as long at both', () => {
    const durations = (demo: DemoBusiness) =>
      demo.business.services.flatMap(({ duration_minutes }) => duration_minutes ?? [])
    expect(durations(hvac).filter((minutes) => durations(dental).includes(minutes))).toEqual([])
  })

  test('no question is asked at both', () => {
    const questions = (demo: DemoBusiness) => demo.articles.map(({ question }) => question)
    expect(questions(hvac).filter((question) => questions(dental).includes(question))).toEqual([])
  })

  test('neither mentions the other', () => {
    expect(wordsOf(hvac)).not.toMatch(/dental|bright smile/i)
    expect(wordsOf(dental)).not.toMatch(/hvac|\bbob\b|furnace/i)
  })
})

function sentences(text: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].length
}
