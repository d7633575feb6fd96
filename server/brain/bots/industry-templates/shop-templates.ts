/** What is usual where people walk in, and what any business has in common. */
import type { Industry } from '#wire'

const paying: Industry['articles'][number] = {
  question: 'How can I pay?',
  hint: 'Cash, cards, phones, vouchers, invoices.',
}
const finding: Industry['articles'][number] = {
  question: 'Where do I find you?',
  hint: 'The way in, parking, public transport, and whether there are steps.',
}

export const shopTemplates: Industry[] = [
  {
    id: 'restaurant',
    name: 'Restaurant or café',
    hours: [{ days: ['tue', 'wed', 'thu', 'fri', 'sat', 'sun'], open: '11:30', close: '22:00' }],
    services: [
      { name: 'Table reservation' },
      { name: 'Takeaway' },
      { name: 'Delivery' },
      { name: 'Catering' },
    ],
    greeting:
      'Hi! Welcome to {{business_name}}. Would you like a table, or is there something you want to know?',
    articles: [
      { question: 'Do I need a reservation?', hint: 'When, for how many people, and how to make one.' },
      {
        question: 'Do you have vegetarian or vegan dishes?',
        hint: 'Which ones, and what can be made so on request.',
      },
      {
        question: 'What should I know about allergens?',
        hint: 'Where they are listed, whom to tell, and what you cannot rule out.',
      },
      { question: 'Do you deliver?', hint: 'Where to, from which order on, and through whom.' },
      paying,
      finding,
    ],
  },
  {
    id: 'retail',
    name: 'Shop',
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], open: '10:00', close: '18:00' }],
    services: [{ name: 'Advice in the shop' }, { name: 'Order for pick-up' }, { name: 'Delivery' }],
    greeting: 'Hi! Welcome to {{business_name}}. What are you looking for?',
    articles: [
      {
        question: 'Can I return something?',
        hint: 'Within how many days, in which state, and how money comes back.',
      },
      {
        question: 'How long does delivery take?',
        hint: 'Where you deliver, how long it takes, what it costs.',
      },
      { question: 'Can you hold an item for me?', hint: 'For how long, and how to ask for it.' },
      { question: 'Do you sell gift cards?', hint: 'Where to get them, and for how long they are good.' },
      paying,
      finding,
    ],
  },
  {
    id: 'generic',
    name: 'Another business',
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '09:00', close: '17:00' }],
    services: [{ name: 'Consultation' }, { name: 'Appointment' }],
    greeting: 'Hi! This is {{business_name}}. How can we help you?',
    articles: [
      { question: 'What do you offer?', hint: 'What you do, for whom, and what you do not do.' },
      { question: 'What does it cost?', hint: 'Prices, or how you make a quote.' },
      { question: 'How can I make an appointment?', hint: 'How, how soon, and how to cancel one.' },
      { question: 'How can I reach a person?', hint: 'Phone, e-mail, and when somebody answers.' },
      paying,
      finding,
    ],
  },
]
