/** What is usual where people come by appointment: dentists, salons, law offices, estate agents. */
import type { Industry } from '#wire'

const weekdays: Industry['hours'][number]['days'] = ['mon', 'tue', 'wed', 'thu', 'fri']

const cancelling: Industry['articles'][number] = {
  question: 'How can I cancel or move my appointment?',
  hint: 'Whom to tell, how long before, and what a missed appointment costs.',
}
const parking: Industry['articles'][number] = {
  question: 'Where can I park?',
  hint: 'Parking, public transport, and whether the way in has steps.',
}

export const practiceTemplates: Industry[] = [
  {
    id: 'dental',
    name: 'Dental practice',
    hours: [{ days: weekdays, open: '08:00', close: '17:00' }],
    services: [
      { name: 'Check-up' },
      { name: 'Teeth cleaning' },
      { name: 'Filling' },
      { name: 'Crown' },
      { name: 'Root canal treatment' },
      { name: 'Teeth whitening' },
    ],
    greeting: 'Hello! This is {{business_name}}. Do you have a question, or would you like an appointment?',
    articles: [
      { question: 'Do you take new patients?', hint: 'Whether, and how long they wait for the first visit.' },
      { question: 'Which insurance do you accept?', hint: 'The plans, and what patients pay themselves.' },
      {
        question: 'What should I bring to my first visit?',
        hint: 'Papers, insurance card, forms to fill in beforehand.',
      },
      {
        question: 'I have a toothache. What can I do?',
        hint: 'When you see emergencies, and whom to call outside your hours.',
      },
      cancelling,
      parking,
    ],
  },
  {
    id: 'salon',
    name: 'Hair and beauty salon',
    hours: [{ days: ['tue', 'wed', 'thu', 'fri', 'sat'], open: '09:00', close: '18:00' }],
    services: [
      { name: "Women's haircut" },
      { name: "Men's haircut" },
      { name: 'Colour' },
      { name: 'Highlights' },
      { name: 'Blow-dry' },
      { name: 'Manicure' },
    ],
    greeting: 'Hi! Welcome to {{business_name}}. What can we do for you?',
    articles: [
      { question: 'Do you take walk-ins?', hint: 'Whether, and when the chances are best.' },
      cancelling,
      {
        question: 'What if I am not happy with the result?',
        hint: 'What you do then, and within how many days.',
      },
      { question: 'Which products do you use?', hint: 'Brands, and what you have for sensitive skin.' },
      { question: 'Do you sell gift cards?', hint: 'Where to get them, and for how long they are good.' },
      parking,
    ],
  },
  {
    id: 'law',
    name: 'Law office',
    hours: [{ days: weekdays, open: '09:00', close: '17:00' }],
    services: [
      { name: 'First consultation' },
      { name: 'Contract review' },
      { name: 'Wills and estates' },
      { name: 'Family law' },
      { name: 'Business law' },
    ],
    greeting:
      'Hello! This is {{business_name}}. I can answer general questions, but I cannot give legal advice.',
    articles: [
      { question: 'Which areas of law do you practise?', hint: 'What you take on, and what you do not.' },
      { question: 'What does a first consultation cost?', hint: 'Its price, length, and how to book it.' },
      { question: 'How do you charge?', hint: 'By the hour, a fixed fee, a share, a retainer.' },
      {
        question: 'What should I bring to the first meeting?',
        hint: 'Letters, contracts, deadlines, identity papers.',
      },
      cancelling,
      parking,
    ],
  },
  {
    id: 'real_estate',
    name: 'Real estate',
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], open: '09:00', close: '18:00' }],
    services: [
      { name: 'Selling a home' },
      { name: 'Buying a home' },
      { name: 'Renting out' },
      { name: 'Valuation' },
      { name: 'Viewing' },
    ],
    greeting: 'Hello! This is {{business_name}}. Are you buying, selling or renting?',
    articles: [
      { question: 'Which areas do you cover?', hint: 'Towns and neighbourhoods.' },
      { question: 'How can I see a home?', hint: 'How to book a viewing, and what to bring.' },
      { question: 'What is my home worth?', hint: 'How you value a home, and whether that costs anything.' },
      { question: 'What do you charge?', hint: 'Commission or fee, who pays it, and when.' },
      { question: 'How long does a sale take?', hint: 'The steps, and how long they take with you.' },
    ],
  },
]
