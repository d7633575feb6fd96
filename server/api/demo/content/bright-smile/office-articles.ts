/** Articles of Bright Smile Dental about visits, insurance, money and the house. */
import type { ArticleRequest } from '#wire'
import { dentalFacts } from './dental-facts.ts'

const { phone, emergencyPhone, email, price } = dentalFacts

export const officeArticles: readonly ArticleRequest[] = [
  {
    question: 'Which dental insurance do you accept?',
    answer:
      'We are in network with Delta Dental PPO, MetLife, Cigna, Guardian and Blue Cross Blue Shield of Texas. For any other PPO plan we file the claim for you as an out-of-network office. We do not take DHMO plans or Medicaid.',
    phrasings: [
      'Do you take my insurance?',
      'Do you accept Delta Dental?',
      'Are you in network with MetLife?',
      'Do you take Medicaid?',
    ],
  },
  {
    question: 'I have no insurance. What can I do?',
    answer:
      'Our Smile Plan costs $29 per month for adults and $19 for children. It covers two cleanings with exams and all routine X-rays a year, and takes 25% off everything else but implants. It starts the day you sign and there is no waiting period.',
    phrasings: [
      'Do you have a membership plan?',
      'How much is a visit without insurance?',
      'What is the Smile Plan?',
    ],
  },
  {
    question: 'Are you accepting new patients?',
    answer: `Yes, adults and children. The first visit with a full exam and X-rays is ${price.firstVisit}, and we usually have a place within 6 business days. Call ${phone}, or write to ${email} and we send you the forms.`,
    phrasings: [
      'Can I become a patient?',
      'How do I sign up as a new patient?',
      'How soon can a new patient be seen?',
    ],
  },
  {
    question: 'What should I bring to my first appointment?',
    answer:
      'Bring a photo ID, your insurance card, a list of your medicines and the name of your last dentist. Fill in the forms online beforehand or come 15 minutes early. Children under eighteen need a parent or guardian with them.',
    phrasings: [
      'What do I need for my first visit?',
      'Are there forms to fill out?',
      'Can my teenager come alone?',
    ],
  },
  {
    question: 'Do you offer payment plans?',
    answer:
      'Treatment over $600 can be paid in 5 equal parts with no interest, straight to us. For larger plans we work with CareCredit, with terms of up to 36 months. Both are arranged at the front desk before treatment.',
    phrasings: [
      'Can I pay in installments?',
      'Do you take CareCredit?',
      'I cannot pay for the crown all at once',
    ],
  },
  {
    question: 'Which ways to pay do you take?',
    answer:
      'We accept all credit cards, cash, Apple Pay, and HSA and FSA cards. Your estimated share is due on the day of the visit. If insurance pays more than expected, the difference goes back to your card within 14 days.',
    phrasings: ['Can I use my HSA card?', 'Do you accept credit cards or checks?', 'When do I get the bill?'],
  },
  {
    question: 'What happens if I have to cancel or miss an appointment?',
    answer: `Please tell us 48 hours ahead by calling ${phone}. Cancelling later, or not coming, costs $50 because the chair stays empty. The first time is on us, and illness is never charged.`,
    phrasings: ['What is your cancellation policy?', 'Is there a no-show fee?', 'Can I move my appointment?'],
  },
  {
    question: 'What if I am running late?',
    answer: `Call ${phone} from the road. Up to 12 minutes we can still see you in full; after that we do what fits in the time left or find you another one the same week.`,
    phrasings: ['I am stuck in traffic', 'How late can I be?', 'Will you still see me if I am late?'],
  },
  {
    question: 'Where can I park?',
    answer:
      'Parking is free behind the house; turn in from the side street at the green sign. There are 16 spaces, two of them accessible, and a bike rack at the door. The MetroRapid bus on Burnet Road stops one block away.',
    phrasings: [
      'Is there parking at the practice?',
      'Can I get there by bus?',
      'Do I have to pay for parking?',
    ],
  },
  {
    question: 'Is the practice wheelchair accessible?',
    answer:
      'Yes. A ramp leads to the garden door, all rooms are on one level, and one treatment room has a chair lift. Service dogs are welcome. Tell us when you book so that we keep that room for you.',
    phrasings: [
      'Can I come with a wheelchair?',
      'Are there stairs at the entrance?',
      'Can I bring my service dog?',
    ],
  },
  {
    question: 'Which languages do you speak?',
    answer:
      'Both dentists speak English. Dr. Ortiz and the whole front desk speak Spanish, Dr. Patel speaks Hindi and Gujarati. For American Sign Language we arrange an interpreter free of charge with 3 business days of notice.',
    phrasings: [
      '¿Hablan español?',
      'Does anybody speak Spanish there?',
      'Do you have a sign language interpreter?',
    ],
  },
  {
    question: 'How do I have my records transferred?',
    answer: `Tell us the name of your old dentist and sign one release; we request X-rays and notes for you, which takes about 9 days. To send your records from us to somebody else, write to ${email}. There is no fee either way.`,
    phrasings: [
      'Can you get my X-rays from my previous dentist?',
      'How do I get a copy of my dental records?',
      'I am moving away, can you send my records?',
    ],
  },
  {
    question: 'How do you sterilize your instruments?',
    answer:
      'Every instrument is washed, sealed in a pouch and sterilized with steam at 270°F; you see the pouch opened at your chair. The sterilizer is spore tested every week. Needles, cups and suction tips are used once and the room is disinfected after each patient.',
    phrasings: [
      'Is your equipment sterile?',
      'What do you do against infections?',
      'How clean is your practice?',
    ],
  },
  {
    question: 'What do I do about a dental emergency after hours?',
    answer: `Call ${emergencyPhone}; Dr. Patel or Dr. Ortiz calls back within 20 minutes. During office hours we see pain the same day; the visit is ${price.urgentVisit} with one X-ray. With trouble breathing or swallowing, or bleeding that will not stop, go to the emergency room.`,
    phrasings: [
      'Do you have an emergency dentist on weekends?',
      'I need a dentist right now',
      'Can I be seen today?',
      'Who do I call at night?',
    ],
  },
]
