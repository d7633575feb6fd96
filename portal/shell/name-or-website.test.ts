/** One field, two meanings. */
import { expect, it } from 'vitest'
import { nameOrWebsite } from './name-or-website.ts'

it.each([
  ['bobshvac.com', { website: 'https://bobshvac.com' }],
  [' www.bobs-hvac.co.uk/contact ', { website: 'https://www.bobs-hvac.co.uk/contact' }],
  ['http://localhost:8080', { website: 'http://localhost:8080' }],
  ['HTTPS://Bob.example', { website: 'HTTPS://Bob.example' }],
  ['bäckerei-müller.de', { website: 'https://bäckerei-müller.de' }],
  ["Bob's HVAC", { businessName: "Bob's HVAC" }],
  ['Bob & Sons Inc.', { businessName: 'Bob & Sons Inc.' }],
  ['St. Mary Dental', { businessName: 'St. Mary Dental' }],
  ['Salon 21', { businessName: 'Salon 21' }],
])('reads %s', (text, body) => {
  expect(nameOrWebsite(text)).toEqual(body)
})
