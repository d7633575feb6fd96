/** A made-up heating company for tests. */
import type { Business } from '#wire'
import { madeUpArticles } from './made-up-articles.ts'

export const heatingCompany: Business = {
  name: 'Northwind Heating',
  phone: '+1 555 0100',
  email: 'office@northwind.example',
  address: '12 Main Street, Springfield',
  website: 'https://northwind.example',
  description: 'We install and repair heating and cooling systems for homes in and around Springfield.',
  timezone: 'America/New_York',
  hours: [
    { days: [1, 2, 3, 4, 5], open: '08:00', close: '12:00' },
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '13:00', close: '18:00' },
    { days: ['sat'], open: '09:00', close: '13:00' },
  ],
  exceptions: [
    { date: '2026-11-26', closed: true, note: 'Thanksgiving' },
    { date: '2026-12-24', open: '08:00', close: '12:00', note: 'Christmas Eve' },
  ],
  services: [
    { name: 'Furnace tune-up', price: '$89', duration_minutes: 60 },
    { name: 'AC installation', price: 'from $3,200' },
    {
      name: 'Duct cleaning',
      price: '$250',
      duration_minutes: 180,
      description: 'All vents of a house up to 2,000 square feet',
    },
    { name: 'Free estimate' },
  ],
  emergency_phone: '+1 555 0199',
}

export const heatingArticles = madeUpArticles('h', [
  ['Do you offer financing?', 'Yes. We offer 0 % financing for 12 months on systems over $2,000.'],
  [
    'How long is the warranty on a new furnace?',
    'Every new furnace has a ten-year warranty on parts and two years on labor.',
  ],
  [
    'Which areas do you serve?',
    'We serve Springfield and every town within 30 miles.',
    'Do you come to my town?',
  ],
  ['What brands do you install?', 'We install Carrier, Trane and Lennox.'],
  [
    'How often should I change my air filter?',
    'Change the air filter every 90 days, or every 30 days if you have pets.',
  ],
  ['Can I pay by credit card?', 'Yes, we accept Visa, Mastercard and American Express.'],
  [
    'Why is my furnace blowing cold air?',
    'Check the thermostat and the filter first. If the pilot light is out, please call us.',
  ],
  ['Are your technicians certified?', 'All our technicians are NATE certified and background checked.'],
  ['Do you repair boilers?', 'Yes, we repair gas and oil boilers of all makes, but no wood boilers.'],
  [
    'What is included in the maintenance plan?',
    'The maintenance plan has two visits a year, 10 % off repairs and no fee for night calls.',
  ],
  [
    'How do I reset my thermostat?',
    'Hold the reset button for five seconds until the display goes blank, then set the time again.',
  ],
  [
    'Do you install heat pumps?',
    'Yes, we install air-source heat pumps and help you with the federal tax credit.',
  ],
  [
    'How noisy is a new air conditioner?',
    'A modern outdoor unit makes about 55 decibels, like a quiet conversation.',
  ],
  [
    'Do you take away the old unit?',
    'Yes, taking away and recycling the old unit is included in every installation.',
  ],
  ['Do you give discounts to veterans?', 'Veterans and active military get 10 % off every repair.'],
])
