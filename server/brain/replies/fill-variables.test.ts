/** Variables in owners' texts, and replies in the visitor's language. */
import { describe, expect, test } from 'vitest'
import type { Business } from '#wire'
import { fillVariables, type VariableInput } from './fill-variables.ts'
import { ownReply } from './own-reply.ts'

const business: Business = {
  name: 'Amsel',
  owner_name: 'Ada Amsel',
  emergency_phone: '+49 30 555099',
  timezone: 'Europe/Berlin',
  hours: [
    { days: [1, 2, 3, 4, 5], open: '08:00', close: '18:00' },
    { days: [6], open: '09:00', close: '13:00' },
  ],
  exceptions: [],
  services: [{ name: 'Massage' }, { name: 'Sauna' }],
}
const input: VariableInput = {
  business,
  greeting: 'Welcome to {{business_name}}!',
  botId: 'main',
  question: 'Tell me about the team, please',
  locale: 'en-GB',
}

describe('fillVariables', () => {
  test.each([
    ['{{business_name}} of {{ owner_name }}', 'Amsel of Ada Amsel'],
    ['{{greeting}} We do {{services}}.', 'Welcome to Amsel! We do Massage, Sauna.'],
    ['{{hours}}', 'Monday to Friday: 08:00–18:00; Saturday: 09:00–13:00; Sunday: closed'],
    ['{{emergency_phone}} {{business_id}}', '+49 30 555099 main'],
    ['Call {{phone}}', 'Call '],
    ['{{bussiness_name}} {{constructor}} {{}}', '{{bussiness_name}} {{constructor}} {{}}'],
  ])('%s', (text, filled) => {
    expect(fillVariables(text, input)).toBe(filled)
  })

  test('writes hours and a greeting in the language of the visitor', () => {
    const asked = { business, botId: 'main', question: 'Chi lavora nella squadra?', locale: null }
    expect(fillVariables('{{hours}}', asked)).toBe(
      'Lunedì – venerdì: 08:00–18:00; Sabato: 09:00–13:00; Domenica: chiuso',
    )
    expect(fillVariables('{{greeting}}', asked)).toContain('Buongiorno')
  })

  test('a greeting that names itself ends', () => {
    expect(fillVariables('{{greeting}}', { ...input, greeting: 'Hi {{greeting}} {{greeting}}!' })).toBe(
      'Hi  !',
    )
  })

  test('leaves a business without hours unmentioned', () => {
    expect(fillVariables('Open: {{hours}}', { ...input, business: { ...business, hours: [] } })).toBe(
      'Open: ',
    )
  })
})

describe('ownReply', () => {
  const settings = {
    phrases: [],
    reply: 'Gladly.',
    replies: { de: 'Gerne.', 'pt-BR': 'Com prazer!', pt: 'Com prazer.', sv: 'Gärna.' },
  }

  test.each([
    ['I want a cake, please', 'en-US', 'Gladly.'],
    ['ich möchte eine Torte', 'en-US', 'Gerne.'],
    ['quero um bolo, por favor', 'pt-BR', 'Com prazer!'],
    ['quero um bolo, por favor', 'pt-PT', 'Com prazer.'],
    ['quiero una tarta', 'es', 'Gladly.'],
    ['tårta', 'sv-SE', 'Gärna.'],
    ['tårta', null, 'Gladly.'],
  ])('"%s" from %s', (question, locale, reply) => {
    expect(ownReply(settings, { question, locale })).toBe(reply)
  })

  test('is the only reply where there are no others', () => {
    expect(ownReply({ phrases: [], reply: 'Gladly.' }, { question: 'hallo', locale: 'de' })).toBe('Gladly.')
    expect(ownReply({ phrases: [] }, { question: 'hallo', locale: 'de' })).toBeUndefined()
  })
})
