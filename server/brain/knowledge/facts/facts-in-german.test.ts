/** Facts asked for as German writes and parts its words. */
import { describe, expect, test } from 'vitest'
import type { Business } from '#wire'
import { detectIntent } from '../../intents/detect-intent.ts'
import { trainIntents } from '../../intents/train-intents.ts'
import { answerFromFacts } from '../facts.ts'

const model = trainIntents([])
/** Saturday 21 November 2026, 11:00 in Berlin. */
const now = new Date('2026-11-21T10:00:00Z')
const salon: Business = {
  name: 'Salon Amsel',
  address: 'Lindenallee 4, Berlin',
  timezone: 'Europe/Berlin',
  hours: [
    { days: [2, 3, 4, 5], open: '09:00', close: '18:00' },
    { days: [6], open: '08:30', close: '14:00' },
  ],
  exceptions: [{ date: '2026-12-24', open: '09:00', close: '12:00' }],
  services: [
    { name: 'Damenhaarschnitt', price: '45 €' },
    { name: 'Herrenhaarschnitt', price: '28 €' },
    { name: 'Strähnen', price: 'ab 85 €' },
    { name: 'Färben', price: 'ab 65 €' },
  ],
}

function ask(question: string, before?: string) {
  const detection = detectIntent(model, question, { now, timezone: salon.timezone })
  const history = before ? [{ role: 'visitor', text: before }] : []
  return answerFromFacts(salon, question, { detection, now, locale: 'de', history })
}

describe('answerFromFacts', () => {
  test.each([
    ['Habt ihr an Heiligabend auf?', '09:00–12:00'],
    ['Bis wann habt ihr heute auf?', '08:30–14:00'],
    ['Wann macht ihr zu?', 'Dienstag bis Freitag: 09:00–18:00'],
    ['Habt ihr um 13 Uhr am Samstag auf?', 'Ja, heute'],
    ['Guten Tag, ich würde gerne wissen, ob Sie am kommenden Samstag geöffnet haben.', '08:30–14:00'],
    ['Könnten Sie mir bitte sagen, was das Färben kostet?', 'Färben: ab 65 €'],
    ['Samstag?', '08:30–14:00'],
    ['Wie komme ich zu euch?', 'Lindenallee 4'],
    ['Habt ihr auch abends auf?', 'Dienstag bis Freitag: 09:00–18:00'],
    ['Seid ihr sonntags da?', 'geschlossen'],
    ['Wie ist eure Adresse?', 'Lindenallee 4'],
    ['Wo seid ihr?', 'Lindenallee 4'],
    ['Was kostet ein Damenschnitt?', 'Damenhaarschnitt: 45 €'],
    ['Was kostet Strähnen und Färben?', 'Färben: ab 65 €'],
    ['Was kostet Färben und habt ihr am Montag auf?', 'Wir haben am Montag, 23. November geschlossen'],
  ])('%s', (question, text) => {
    expect(ask(question)?.text).toContain(text)
  })

  test('a word that several compounds end with gets the price of each', () => {
    const text = ask('Was kostet ein Haarschnitt?')?.text
    expect(text).toContain('Damenhaarschnitt: 45 €')
    expect(text).toContain('Herrenhaarschnitt: 28 €')
    expect(text).not.toContain('Färben')
  })

  test.each([
    ['und am Samstag?', 'Habt ihr am Montag auf?', '08:30–14:00'],
    ['und für Damen?', 'Was kostet ein Herrenhaarschnitt?', 'Damenhaarschnitt: 45 €'],
  ])('"%s" after "%s" carries its subject', (question, before, text) => {
    expect(ask(question, before)?.text).toContain(text)
  })

  test.each([
    'Passen Sie auf meinen Hund auf?',
    'Bis wann kann ich absagen?',
    'Was kostet Färben und eine Massage?',
  ])('leaves alone: %s', (question) => {
    expect(ask(question)).toBeNull()
  })
})
