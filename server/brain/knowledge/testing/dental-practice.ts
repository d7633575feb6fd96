/** A made-up dental practice for tests. */
import type { Business } from '#wire'
import { madeUpArticles } from './made-up-articles.ts'

export const dentalPractice: Business = {
  name: 'Dr. Amsel Zahnarztpraxis',
  phone: '+49 30 555010',
  address: 'Lindenallee 4, 10117 Berlin',
  timezone: 'Europe/Berlin',
  hours: [
    { days: [1, 2, 3, 4], open: '08:00', close: '18:00' },
    { days: [5], open: '08:00', close: '13:00' },
  ],
  exceptions: [{ date: '2026-12-28', closed: true, note: 'Weihnachtsferien' }],
  services: [
    { name: 'Professional cleaning', price: '€95', duration_minutes: 45 },
    { name: 'Check-up', duration_minutes: 20 },
    { name: 'Teeth whitening', price: '€320' },
  ],
}

export const dentalArticles = madeUpArticles('d', [
  ['Do you treat children?', 'Yes, we treat children from the first tooth on; parents stay in the room.'],
  [
    'Does insurance cover a cleaning?',
    'Most statutory insurers pay for one cleaning a year. Bring your insurance card and we check it for you.',
  ],
  [
    'What should I do if I knocked out a tooth?',
    'Keep the tooth in milk or in a tooth rescue box and come within one hour. Do not clean the root.',
  ],
  ['Is a root canal painful?', 'With local anaesthesia a root canal hurts no more than a filling.'],
  ['How long does a crown last?', 'A ceramic crown lasts ten to fifteen years with good care.'],
  ['Can I eat after a filling?', 'Wait two hours after a filling, until the numbness has gone.'],
  [
    'Do you offer sedation for anxious patients?',
    'We offer laughing gas and, by arrangement, treatment under general anaesthesia.',
  ],
  [
    'How do I become a new patient?',
    'Fill in the form for new patients at reception and bring your medication list.',
  ],
  [
    'Is there parking?',
    'There are four parking spaces behind the house; the entrance is in the side street.',
  ],
  [
    'Is the practice wheelchair accessible?',
    'Yes, there is a ramp at the side entrance and a lift to the second floor.',
  ],
  [
    'Which toothbrush do you recommend?',
    'We recommend an electric brush with a round head and a soft bristle.',
  ],
  [
    'What does an implant cost?',
    'An implant with crown costs between €2,200 and €3,000, depending on the bone.',
  ],
  [
    'Do you do braces for adults?',
    'Yes, we fit clear aligners for adults; fixed braces are done by a colleague next door.',
  ],
  ['How often should I come for a check-up?', 'Twice a year, or every three months with gum disease.'],
  [
    'What happens if I miss my appointment?',
    'Please cancel 24 hours ahead. For a missed appointment we charge €40.',
  ],
])
