/** Which questions the business's own facts answer, and which they leave alone. */
import { describe, expect, test } from 'vitest'
import { detectIntent } from '../intents/detect-intent.ts'
import { trainIntents } from '../intents/train-intents.ts'
import { answerFromFacts } from './facts.ts'
import { dentalPractice } from './testing/dental-practice.ts'
import { heatingCompany } from './testing/heating-company.ts'

const model = trainIntents([])
/** Saturday 21 November 2026, 10:00 in New York. */
const saturday = new Date('2026-11-21T15:00:00Z')

function ask(
  question: string,
  business = heatingCompany,
  options: { now?: Date; before?: string; locale?: string } = {},
) {
  const now = options.now ?? saturday
  const detection = detectIntent(model, question, { now, timezone: business.timezone })
  const history = options.before
    ? [
        { role: 'visitor', text: options.before },
        { role: 'bot', text: 'Yes.' },
      ]
    : []
  return answerFromFacts(business, question, { detection, now, locale: options.locale ?? null, history })
}

describe('answerFromFacts', () => {
  test.each([
    ['are you open now?', 'open_now', 'Yes, we are open now, until 1:00 PM.'],
    ['Are you open?', 'open_now', 'Yes, we are open now'],
    ['are you still open', 'open_now', 'until 1:00 PM'],
    ['are you open today', 'hours', '9:00 AM–1:00 PM'],
    [
      'Are you open on Sunday?',
      'hours',
      'We are closed tomorrow (Sunday, November 22). We open again on Monday, November 23 at 8:00 AM.',
    ],
    ['do you work on Sundays?', 'hours', 'We are closed'],
    ['when do you open tomorrow?', 'hours', 'Monday, November 23 at 8:00 AM'],
    ['are you open on Monday', 'hours', '8:00 AM–12:00 PM and 1:00 PM–6:00 PM'],
    ['are you open on the 26th?', 'holiday', 'We are closed on Thursday, November 26. (Thanksgiving)'],
    ['do you work on thanksgiving', 'holiday', 'closed on Thursday, November 26'],
    ['open 24 December?', 'holiday', '8:00 AM–12:00 PM'],
    ['are you open 12/24', 'holiday', 'Christmas Eve'],
    [
      'are you open at 7 pm tomorrow',
      'hours',
      'No, we are closed tomorrow (Sunday, November 22) at 7:00 PM.',
    ],
    ['are you open monday at 2pm', 'hours', 'Yes, we are open on Monday, November 23 at 2:00 PM.'],
    ['are you open monday at 12:30', 'hours', 'No, we are closed on Monday, November 23 at 12:30 PM.'],
    ['are you open this weekend', 'hours', 'We are closed tomorrow'],
    ['what are your opening hours?', 'hours', 'Monday to Friday: 8:00 AM–12:00 PM and 1:00 PM–6:00 PM'],
    ['openning hours', 'hours', 'Saturday: 9:00 AM–1:00 PM'],
    ['what are your holiday hours', 'holiday', 'Thursday, November 26: closed (Thanksgiving)'],
    ['where are you located?', 'location', '12 Main Street, Springfield'],
    ['whats your adress', 'location', '12 Main Street'],
    ['phone number', 'phone', '+1 555 0100'],
    ['how can I reach you', 'phone', 'office@northwind.example'],
    ['what is your e-mail address', 'email', 'office@northwind.example'],
    ['do you have a website?', 'website', 'https://northwind.example'],
    ['what services do you offer', 'services', 'Duct cleaning'],
    ['how much is a furnace tune-up?', 'price', 'Furnace tune-up: $89. It takes about 60 minutes.'],
    ['price of a furnace tuneup', 'price', '$89'],
    ['what does ac instalation cost', 'price', 'from $3,200'],
    ['how long does duct cleaning take', 'price', 'Duct cleaning takes about 180 minutes.'],
    ['what are your prices', 'price', 'Furnace tune-up: $89'],
    ['are you open the day after Thanksgiving?', 'hours', 'Friday, November 27'],
    ['how do I get to you?', 'location', '12 Main Street'],
    ['price of a new duct cleaning', 'price', 'Duct cleaning'],
    ['are you open 24/7?', 'hours', 'Our opening hours'],
    ['until when are you open', 'hours', 'Our opening hours'],
    ['price of duct cleaning', 'price', 'Duct cleaning'],
    ['how much is duct cleaning and are you open on Monday?', 'price', 'Yes, we are open on Monday'],
    [
      'hi, where are you located and what is your phone number?',
      'location',
      'You can call us at +1 555 0100.',
    ],
    ['do you have an emergency number', 'emergency', '+1 555 0199'],
    ['my pipe burst, water everywhere', 'emergency', '+1 555 0199'],
    ['what kind of business are you', 'about', 'heating and cooling'],
  ])('%s', (question, fact, text) => {
    const answer = ask(question)
    expect(answer?.fact).toBe(fact)
    expect(answer?.text).toContain(text)
    expect(answer?.confidence).toBeGreaterThanOrEqual(0.5)
    expect(answer?.quote).not.toBe('')
  })

  test.each([
    'how long is the opening hours poster delivery',
    'what is the price of a drain cleaning',
    'can you open my front door',
    'do you have any job openings',
    'how long is the warranty',
    'do you offer financing',
    'what is the phone number of the mayor',
    'which number of visits does the maintenance plan include',
    'where can I park',
    'how much does a heat pump cost',
    'do you repair boilers',
    'what is the capital of France',
    'how much is a free estimate',
    'write an email to my boss',
    'hello',
    'thanks a lot',
    '',
  ])('leaves alone: %s', (question) => {
    expect(ask(question)).toBeNull()
  })

  test.each([
    ['wann habt ihr am Freitag offen?', 'Ja, wir haben am Freitag, 27. November geöffnet: 08:00–13:00.'],
    ['Haben Sie am 28. Dezember geöffnet?', 'geschlossen'],
    ['Wo sind Sie?', 'Lindenallee 4'],
    ['¿Están abiertos el domingo?', 'Estamos cerrados'],
    ['êtes-vous ouverts lundi ?', 'Oui, nous sommes ouverts le lundi 23 novembre'],
    ['quel est votre numéro de téléphone', '+49 30 555010'],
  ])('speaks the language of the question: %s', (question, text) => {
    expect(ask(question, dentalPractice)?.text).toContain(text)
  })

  test.each([
    ['and on Sunday?', 'are you open on Saturday?', 'We are closed tomorrow'],
    ['what about the 26th?', 'what are your opening hours', 'Thanksgiving'],
    ['how much is it?', 'do you do duct cleaning?', 'Duct cleaning: $250'],
    ['and how long does it take?', 'how much is a furnace tune-up', '60 minutes'],
  ])('"%s" after "%s" carries its subject', (question, before, text) => {
    expect(ask(question, heatingCompany, { before })?.text).toContain(text)
  })

  test('a day without a question for hours before it is no question for hours', () => {
    expect(ask('and on Saturday?', heatingCompany, { before: 'do you repair boilers' })).toBeNull()
  })

  test("reckons in the business's own time zone", () => {
    const lateInNewYork = new Date('2026-11-24T00:30:00Z')
    expect(ask('are you open today?', heatingCompany, { now: lateInNewYork })?.text).toContain(
      'Monday, November 23',
    )
  })

  test('says nothing of what the business has not told', () => {
    expect(ask('what is your email address', dentalPractice)).toBeNull()
    expect(ask('when are you open', { ...dentalPractice, hours: [], exceptions: [] })).toBeNull()
    expect(ask('what services do you have', { ...dentalPractice, services: [] })).toBeNull()
  })

  test('lists the prices of all services that a question fits', () => {
    const services = [
      { name: 'Air conditioner tune-up', price: '$119' },
      { name: 'Furnace tune-up', price: '$129' },
      { name: 'Drain inspection', price: '$80' },
    ]
    const company = { ...heatingCompany, services }
    const text = ask('How much is a tune-up?', company)?.text
    expect(text).toContain('Air conditioner tune-up: $119')
    expect(text).toContain('Furnace tune-up: $129')
    expect(text).not.toContain('Drain')
    expect(ask('How much is an inspection?', company)?.text).toContain('$80')
    expect(ask('How much is a root canal?', company)).toBeNull()
  })
})
