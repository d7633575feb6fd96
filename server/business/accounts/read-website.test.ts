import { expect, test } from 'vitest'
import { readWebsite } from './read-website.ts'

test.each([
  ['www.bobs-hvac.com', 'Bobs Hvac', ['https://www.bobs-hvac.com', 'https://bobs-hvac.com']],
  ['bobs-hvac.com', 'Bobs Hvac', ['https://bobs-hvac.com', 'https://www.bobs-hvac.com']],
  ['https://bobs-hvac.com/contact?x=1', 'Bobs Hvac', ['https://bobs-hvac.com', 'https://www.bobs-hvac.com']],
  ['http://shop.bobs.co.uk', 'Bobs', ['http://shop.bobs.co.uk']],
  ['HTTPS://Smile.Dental:8443', 'Smile', ['https://smile.dental:8443', 'https://www.smile.dental:8443']],
  [
    'müller-söhne.de',
    'Müller Söhne',
    ['https://xn--mller-shne-kcb9d.de', 'https://www.xn--mller-shne-kcb9d.de'],
  ],
  ['http://localhost:5173', 'Localhost', ['http://localhost:5173']],
  ['http://192.168.1.20:8080/', '192.168.1.20', ['http://192.168.1.20:8080']],
])('%s is the site of %s', (text, name, origins) => {
  expect(readWebsite(text)).toMatchObject({ name, origins })
})

test.each([
  'not a website',
  'bobs',
  'ftp://bobs.com',
  'javascript:alert(1)',
  'https://user:secret@bobs.com',
  'https://',
  'https://*.bobs.com',
])('%s is none', (text) => {
  expect(readWebsite(text)).toBeUndefined()
})
