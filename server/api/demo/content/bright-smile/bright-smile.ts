/** Bright Smile Dental: a dental practice in Austin, Texas. */
import type { Business, Hours, IntentSettings, ServiceOffer } from '#wire'
import type { DemoBusiness, DemoSiteText } from '../demo-business.ts'
import { holidayExceptions } from '../holiday-exceptions.ts'
import { careArticles } from './care-articles.ts'
import { dentalFacts } from './dental-facts.ts'
import { officeArticles } from './office-articles.ts'
import { treatmentArticles } from './treatment-articles.ts'

const timezone = 'America/Chicago'

/** The business as of `now`, which decides its holidays. */
export function brightSmile(now: Date, publicUrl: string): DemoBusiness {
  return {
    slug: 'dental',
    business: business(now, publicUrl),
    greeting: 'Welcome to Bright Smile Dental. Ask about treatments, prices, insurance or opening times.',
    appearance: { accent: '#0f6b66', position: 'right', theme: 'auto', launcher_label: 'Ask the practice' },
    articles: [...officeArticles, ...treatmentArticles, ...careArticles],
    intents: { request_appointment: requestAppointment },
    site,
  }
}

function business(now: Date, publicUrl: string): Business {
  return {
    name: 'Bright Smile Dental',
    phone: dentalFacts.phone,
    emergency_phone: dentalFacts.emergencyPhone,
    email: dentalFacts.email,
    address: '3305 Burnet Road, Suite 6, Austin, TX 78756',
    website: `${publicUrl}/demo/dental`,
    description:
      'Family and cosmetic dental practice in Austin, Texas, for adults and children: check-ups, cleanings, fillings, crowns, implants, clear aligners and gentle care for anxious patients.',
    timezone,
    hours,
    exceptions: holidayExceptions(now, {
      timezone,
      halfDay: { open: '08:30', close: '11:30' },
      openDays: [1, 2, 3, 4, 5],
    }),
    services,
  }
}

const hours: Hours[] = [
  { days: [1, 2, 3, 4], open: '08:30', close: '12:30' },
  { days: [1, 2, 3, 4], open: '13:30', close: '17:30' },
  { days: [5], open: '08:30', close: '14:00' },
]

const { price } = dentalFacts

const services: ServiceOffer[] = [
  {
    name: 'New patient exam with X-rays',
    price: price.firstVisit,
    duration_minutes: 60,
    description: 'Full check of teeth, gums and jaw, digital X-rays and a plan you take home.',
  },
  {
    name: 'Teeth cleaning and check-up',
    price: price.cleaning,
    duration_minutes: 50,
    description: 'Scaling, polishing and a look by the dentist, for adults.',
  },
  {
    name: 'Child check-up and cleaning',
    price: price.childVisit,
    duration_minutes: 40,
    description: 'For patients under thirteen, fluoride varnish included.',
  },
  {
    name: 'Emergency dental visit',
    price: price.urgentVisit,
    duration_minutes: 30,
    description: 'Same-day pain relief with one X-ray. Treatment is quoted before it starts.',
  },
  {
    name: 'White filling',
    price: price.filling,
    duration_minutes: 45,
    description: 'Tooth-colored composite, free of mercury.',
  },
  {
    name: 'Root canal treatment',
    price: price.rootCanal,
    duration_minutes: 100,
    description: 'Under local anesthetic, with a microscope, mostly in one visit.',
  },
  {
    name: 'Porcelain crown',
    price: price.crown,
    duration_minutes: 110,
    description: 'Milled in our own lab and fitted the same day.',
  },
  {
    name: 'Tooth extraction',
    price: price.extraction,
    duration_minutes: 45,
    description: 'Simple and surgical, with written aftercare and a call the next day.',
  },
  {
    name: 'Deep gum cleaning',
    price: price.deepCleaning,
    duration_minutes: 55,
    description: 'Cleaning below the gum line for gum disease, numbed and gentle.',
  },
  {
    name: 'In-office teeth whitening',
    price: price.whitening,
    duration_minutes: 80,
    description: 'Several shades lighter in one visit, with a touch-up pen to take home.',
  },
  {
    name: 'Clear aligners',
    price: price.aligners,
    description: 'Invisalign for teens and adults. Scan and forecast are free.',
  },
  {
    name: 'Dental implant',
    price: price.implant,
    description: 'Planned in 3D and placed by Dr. Ortiz, priced per tooth without the crown.',
  },
]

const requestAppointment: IntentSettings = {
  phrases: [
    'I would like to make an appointment',
    'can I book a cleaning',
    'schedule a check-up for me please',
    'do you have an opening this week',
    'I want to see the dentist',
    'set up a visit for my daughter',
  ],
  reply: `With pleasure. Call ${dentalFacts.phone} and the front desk will find a time with you, or write to ${dentalFacts.email} with two days that suit you and the reason for the visit.`,
  action: 'reply',
}

const site: DemoSiteText = {
  theme: 'bright-smile',
  eyebrow: 'Family dentistry in Austin, Texas',
  headline: 'A dentist you don’t have to talk yourself into.',
  lede: 'Two dentists, a calm house on Burnet Road and all the time your teeth need. Prices are told before we start, and nobody lectures you about floss.',
  highlights: ['New patients welcome', 'Same-day visits for pain', 'English, Spanish and Hindi spoken'],
  servicesIntro: 'What you pay without insurance. With insurance we work out your share before treatment.',
  aboutTitle: 'Small on purpose',
  about: [
    'Dr. Maya Patel opened the practice in 2011 in the house where her grandmother had lived. Dr. Daniel Ortiz joined her four years later and looks after implants and oral surgery.',
    'We see one family at a time and keep a gap every day for people in pain. If a tooth can wait, we say so and show you the picture.',
  ],
  aboutFacts: [
    { term: 'Opened', detail: '2011' },
    { term: 'Dentists', detail: 'Maya Patel, DDS, and Daniel Ortiz, DMD' },
    { term: 'Also here', detail: '3 hygienists and Biscuit, the office dog (Fridays)' },
  ],
  reviews: [
    {
      words:
        'First dentist in years who asked what I was afraid of and then actually stopped when I raised my hand.',
      name: 'Teresa L.',
      from: 'Rosedale',
    },
    {
      words:
        'Crown at breakfast, tacos at lunch. They told me the price on the phone and that was the price.',
      name: 'Jordan K.',
      from: 'Crestview',
    },
  ],
  emergencyNote: 'Toothache after hours?',
  visitNote: 'Free parking behind the house. The entrance with the ramp is on the garden side.',
  tryAsking: [
    'Are you closed for lunch?',
    'How much is a porcelain crown?',
    'Do you take my insurance?',
    'What can I do for a toothache tonight?',
  ],
}
