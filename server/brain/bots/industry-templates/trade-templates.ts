/** What is usual for those who come to the customer: heating and cooling, plumbing, electrical work. */
import type { Industry } from '#wire'

const hours: Industry['hours'] = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:00', close: '17:00' },
]

const articles: Industry['articles'] = [
  {
    question: 'Which areas do you serve?',
    hint: 'The towns or postcodes you go to, and how far you travel at most.',
  },
  {
    question: 'Do you come out in an emergency?',
    hint: 'Whether, at what hours, which number to call, and what it costs beyond a usual visit.',
  },
  {
    question: 'Do you give estimates for free?',
    hint: 'Whether an estimate costs anything, and whether you give it by phone or after a look.',
  },
  {
    question: 'Are you licensed and insured?',
    hint: 'Your licence, its number where customers look for it, and what you are insured for.',
  },
  { question: 'How can I pay?', hint: 'Cash, cards, transfer, installments, and when it is due.' },
]

export const tradeTemplates: Industry[] = [
  {
    id: 'hvac',
    name: 'Heating and cooling',
    hours,
    services: [
      { name: 'Air conditioning repair' },
      { name: 'Air conditioning installation' },
      { name: 'Furnace repair' },
      { name: 'Heating installation' },
      { name: 'Seasonal tune-up' },
      { name: 'Duct cleaning' },
    ],
    greeting: 'Hi! This is {{business_name}}. Is it about your heating, your cooling, or something else?',
    articles: [
      ...articles,
      {
        question: 'How often should my system be serviced?',
        hint: 'What you recommend, and whether you offer a maintenance plan.',
      },
    ],
  },
  {
    id: 'plumbing',
    name: 'Plumbing',
    hours,
    services: [
      { name: 'Leak repair' },
      { name: 'Drain cleaning' },
      { name: 'Water heater repair' },
      { name: 'Water heater installation' },
      { name: 'Toilet and faucet repair' },
      { name: 'Pipe replacement' },
    ],
    greeting: 'Hi! This is {{business_name}}. Is something leaking or blocked, or do you plan something new?',
    articles: [
      ...articles,
      {
        question: 'What should I do until the plumber arrives?',
        hint: 'What you tell customers to turn off or leave alone.',
      },
    ],
  },
  {
    id: 'electrical',
    name: 'Electrical work',
    hours,
    services: [
      { name: 'Fault finding and repair' },
      { name: 'Panel upgrade' },
      { name: 'Lighting installation' },
      { name: 'Outlets and switches' },
      { name: 'Electric vehicle charger installation' },
      { name: 'Safety inspection' },
    ],
    greeting: 'Hi! This is {{business_name}}. What can our electricians do for you?',
    articles: [
      ...articles,
      {
        question: 'Do you take care of permits?',
        hint: 'Whether you apply for them, and what the customer has to do.',
      },
    ],
  },
]
