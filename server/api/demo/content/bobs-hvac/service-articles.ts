/** Articles of Bob's HVAC about visits, prices and terms. */
import type { ArticleRequest } from '#wire'
import { hvacFacts } from './hvac-facts.ts'

const { phone, emergencyPhone, email, price } = hvacFacts

export const serviceArticles: readonly ArticleRequest[] = [
  {
    question: 'What does the Comfort Club maintenance plan include?',
    answer: `The Comfort Club costs ${price.plan} per system. It covers a furnace tune-up every fall and an air conditioner tune-up every spring, 15% off all repairs, no after-hours fee and a place at the front of the line. You can leave at any time; if you leave before the second tune-up we bill the visit you had at the normal price.`,
    phrasings: [
      'Do you have a service contract?',
      'Is the maintenance plan worth it?',
      'What do I get with the yearly plan?',
      'Can I cancel the Comfort Club?',
    ],
  },
  {
    question: 'What do I pay when you come out to look at a problem?',
    answer: `A diagnostic visit is ${price.diagnostic}. The technician finds the fault and gives you a written price. If you go ahead with the repair, that ${price.diagnostic} comes off the bill in full.`,
    phrasings: [
      'What is your service call fee?',
      'Do you charge just for coming out?',
      'Is the diagnostic fee waived if I do the repair?',
    ],
  },
  {
    question: 'Are estimates for a new system free?',
    answer: `Yes. A comfort advisor measures your home, checks the ducts and leaves three written options, all free of charge. The quote is valid for 45 days. Call ${phone} or write to ${email} to set it up.`,
    phrasings: [
      'Do you give free quotes?',
      'Can I get a quote for a new furnace?',
      'How long is your estimate good for?',
    ],
  },
  {
    question: 'What counts as an emergency and whom do I call at night?',
    answer: `Call ${emergencyPhone} at any hour. No heat while it is below 40°F outside, no cooling in a home with a baby or a sick person, and water running from the system all count as emergencies. After hours there is an extra $75, waived for Comfort Club members, and a technician is usually at your door within 4 hours.`,
    phrasings: [
      'My heat went out in the middle of the night',
      'Do you do emergency repairs on weekends?',
      'Is there an after-hours fee?',
      'How fast can somebody come in an emergency?',
    ],
  },
  {
    question: 'Which areas do you serve?',
    answer:
      'We drive to all of Franklin County and to any address within 25 miles of downtown Columbus, among them Dublin, Westerville, Hilliard, Grove City, Gahanna, Reynoldsburg and Worthington. Up to 40 miles we come for a trip fee of $35. Beyond that we will gladly name a colleague.',
    phrasings: [
      'Do you come to Westerville?',
      'How far do you travel?',
      'Is my town in your service area?',
      'Do you charge for travel?',
    ],
  },
  {
    question: 'Do you offer financing?',
    answer:
      'Yes, for any job over $1,500. You can choose 0% interest for 18 months or a fixed 8.9% for up to 84 months. Applying takes a few minutes at your kitchen table and the first check does not touch your credit score.',
    phrasings: [
      'Can I pay for a new furnace in monthly payments?',
      'Do you have payment plans?',
      'What is the interest rate on financing?',
      'Will applying hurt my credit score?',
    ],
  },
  {
    question: 'How can I pay?',
    answer:
      'We take cash, checks, all major credit cards and bank transfer. Repairs are due when the work is done. Installations need a 20% deposit to order the equipment; the rest is due after the start-up test.',
    phrasings: [
      'Do you take credit cards?',
      'When do I have to pay?',
      'Do you need a deposit for an installation?',
    ],
  },
  {
    question: 'What is your cancellation policy?',
    answer: `Cancel or move a visit free of charge until 24 hours before it. Later than that, or if nobody is home, we charge $40 for the lost trip. Call ${phone}; a message on the machine counts.`,
    phrasings: [
      'Can I reschedule my appointment?',
      'Do you charge if I cancel late?',
      'I need to cancel tomorrow’s visit',
      'What happens if I am not home when you come?',
    ],
  },
  {
    question: 'What happens on the first visit?',
    answer:
      'You get a text with the technician’s name and photo 30 minutes before arrival. The technician puts on shoe covers, listens to what you noticed, inspects the system and shows you the fault. You get the price in writing and nothing is repaired until you say yes.',
    phrasings: [
      'What should I expect when the technician comes?',
      'I have never used you before, how does it work?',
      'Will I know the price before you start?',
    ],
  },
  {
    question: 'Do I have to be home during the visit?',
    answer:
      'An adult has to be there at the start and at the end of a first visit. For tune-ups of Comfort Club members a lockbox code or a neighbor is fine. We book arrival windows from 8 to 10, 10 to 12, 1 to 3 and 3 to 5, and call when we are on the way.',
    phrasings: [
      'Can you come while I am at work?',
      'What are your arrival windows?',
      'Can my neighbor let you in?',
    ],
  },
  {
    question: 'I rent my home. Can I order a repair?',
    answer:
      'Tenants can book a diagnostic visit, and anything up to $250 can be done on your word and your payment. Above that we need the owner’s approval by e-mail or phone, and we can send the bill straight to the landlord. Both of you get the report with photos.',
    phrasings: [
      'I am a tenant, who pays for the repair?',
      'Do you work with landlords and property managers?',
      'Can you bill my landlord?',
    ],
  },
  {
    question: 'What warranty do I get on your work?',
    answer:
      'Repairs are covered for 12 months, parts and labor. On new equipment the maker covers parts for 10 years once it is registered, and we add 3 years of labor. We register every system for you within 60 days and send you the certificate.',
    phrasings: [
      'Do you guarantee your repairs?',
      'How long is the warranty on a new air conditioner?',
      'Who registers my warranty?',
      'Is labor covered by the warranty?',
    ],
  },
  {
    question: 'Are you licensed and insured?',
    answer:
      'Yes. We hold Ohio HVAC contractor license 30417 and carry $2 million of liability insurance. Every technician is EPA certified to handle refrigerant and passes a background and drug check before the first day.',
    phrasings: [
      'What is your license number?',
      'Are your technicians certified?',
      'Do you do background checks on your people?',
    ],
  },
  {
    question: 'Do I need a permit for a new furnace or air conditioner?',
    answer:
      'Yes, Columbus and its suburbs ask for a permit whenever heating or cooling equipment is replaced. We pull it for you, meet the inspector and include the fee, usually $110 to $190, in the quote. Repairs and thermostats need none.',
    phrasings: [
      'Who gets the building permit?',
      'Is an inspection required after installation?',
      'Is the permit fee included in the price?',
    ],
  },
  {
    question: 'Are there rebates or tax credits for new equipment?',
    answer:
      'Utility rebates change every year. Our customers lately got between $300 and $850 back for a heat pump and $100 for a smart thermostat. We check what is open on the day of your quote, fill in the forms and hand them in; the money comes within 10 weeks. Ask your tax adviser about credits.',
    phrasings: [
      'Do you help with rebate forms?',
      'Can I get money back from the utility company?',
      'Is there a tax credit for a heat pump?',
    ],
  },
  {
    question: 'Do you give discounts to seniors or veterans?',
    answer:
      'Seniors over 65, veterans, active military, teachers and first responders get 10% off repairs, at most $200 a visit. Show a card to the technician. It cannot be added to the Comfort Club discount; you always get the better of the two.',
    phrasings: [
      'Is there a military discount?',
      'Do you have any coupons or specials?',
      'Do teachers get a discount?',
    ],
  },
]
