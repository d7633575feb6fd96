/** Bob's HVAC: heating and air conditioning in Columbus, Ohio. */
import type { Business, Hours, IntentSettings, ServiceOffer } from '#wire'
import type { DemoBusiness, DemoSiteText } from '../demo-business.ts'
import { holidayExceptions } from '../holiday-exceptions.ts'
import { equipmentArticles } from './equipment-articles.ts'
import { hvacFacts } from './hvac-facts.ts'
import { serviceArticles } from './service-articles.ts'
import { troubleArticles } from './trouble-articles.ts'

const timezone = 'America/New_York'

/** The business as of `now`, which decides its holidays. */
export function bobsHvac(now: Date, publicUrl: string): DemoBusiness {
  return {
    slug: 'demo',
    business: business(now, publicUrl),
    greeting: "Hi, this is the front desk of Bob's HVAC. What is your furnace or air conditioner up to?",
    appearance: { accent: '#b4450f', position: 'right', theme: 'auto', launcher_label: 'Ask Bob’s team' },
    articles: [...serviceArticles, ...equipmentArticles, ...troubleArticles],
    intents: { book_visit: bookVisit },
    site,
  }
}

function business(now: Date, publicUrl: string): Business {
  return {
    name: "Bob's HVAC",
    phone: hvacFacts.phone,
    emergency_phone: hvacFacts.emergencyPhone,
    email: hvacFacts.email,
    address: '1480 Harmon Avenue, Columbus, OH 43223',
    website: `${publicUrl}/demo`,
    description:
      'Family-owned heating and air-conditioning company in Columbus, Ohio. We repair, maintain and install furnaces, air conditioners, heat pumps and ductwork, and we give the price before we start.',
    timezone,
    hours,
    exceptions: holidayExceptions(now, {
      timezone,
      halfDay: { open: '08:00', close: '12:00' },
      openDays: [1, 2, 3, 4, 5, 6],
    }),
    services,
  }
}

const hours: Hours[] = [
  { days: [1, 2, 3, 4, 5], open: '07:30', close: '18:00' },
  { days: [6], open: '08:00', close: '13:00' },
]

const { price } = hvacFacts

const services: ServiceOffer[] = [
  {
    name: 'Diagnostic visit',
    price: price.diagnostic,
    duration_minutes: 75,
    description: 'We find the fault and write down the price. Taken off the bill when we do the repair.',
  },
  {
    name: 'Air conditioner tune-up',
    price: price.acTuneUp,
    duration_minutes: 90,
    description: 'Coil cleaning, refrigerant check, electrical test and drain flush, in spring.',
  },
  {
    name: 'Furnace tune-up',
    price: price.furnaceTuneUp,
    duration_minutes: 90,
    description: 'Burner cleaning, safety and carbon monoxide test, filter change, in fall.',
  },
  {
    name: 'Comfort Club maintenance plan',
    price: price.plan,
    description: 'Both tune-ups every year, a discount on repairs and first place in line.',
  },
  {
    name: 'Air conditioner repair',
    price: price.acRepair,
    duration_minutes: 120,
    description: 'Capacitors, fan motors, leaks and controls. Most repairs are done on the first visit.',
  },
  {
    name: 'Furnace repair',
    price: price.furnaceRepair,
    duration_minutes: 120,
    description: 'Igniters, flame sensors, blowers and control boards, gas and electric.',
  },
  {
    name: 'Smart thermostat installation',
    price: price.thermostat,
    duration_minutes: 90,
    description: 'Wiring, set-up on your phone and a lesson. Bring your own or buy from us.',
  },
  {
    name: 'Duct cleaning',
    price: price.ductCleaning,
    duration_minutes: 180,
    description: 'Whole house, with before and after photos of every run.',
  },
  {
    name: 'Ductless mini-split installation',
    price: price.miniSplit,
    duration_minutes: 360,
    description: 'Heating and cooling for one room, a garage or an addition.',
  },
  {
    name: 'Furnace installation',
    price: price.furnace,
    duration_minutes: 480,
    description: 'High-efficiency gas furnace, permit, removal of the old one and first-year visit.',
  },
  {
    name: 'Central air conditioner installation',
    price: price.centralAir,
    duration_minutes: 480,
    description: 'Outdoor unit and matching indoor coil, sized by calculation and not by guess.',
  },
  {
    name: 'Heat pump installation',
    price: price.heatPump,
    duration_minutes: 600,
    description: 'Cold-climate heat pump that heats and cools, alone or beside your furnace.',
  },
]

const bookVisit: IntentSettings = {
  phrases: [
    'I want to book a visit',
    'can someone come out and look at it',
    'schedule an appointment please',
    'I need a technician at my house',
    'set up a time for a repair',
    'make an appointment for a tune-up',
  ],
  reply: `Gladly. Call ${hvacFacts.phone} and we will find a time while you are on the line, or write to ${hvacFacts.email} with your address and two times that suit you.`,
  action: 'reply',
}

const site: DemoSiteText = {
  theme: 'bobs-hvac',
  eyebrow: 'Heating and cooling in Columbus, Ohio',
  headline: 'Warm in January. Cool in July. Honest all year.',
  lede: 'We fix, tune and replace furnaces, air conditioners and heat pumps. You see the price in writing before anybody opens a toolbox.',
  highlights: ['Same family since 1998', 'State-licensed and insured', 'Emergency line day and night'],
  servicesIntro: 'These are the prices our own technicians quote. Parts that go beyond them are told first.',
  aboutTitle: 'One van became eleven. The phone is still answered by family.',
  about: [
    'Bob Hartley started out in 1998 with a used van and one rule: say what it costs before you start. His daughter Megan runs the office today, and the rule still hangs above the dispatch board.',
    'Our technicians are paid by the hour and never on commission. If a forty-dollar part brings your furnace back, you will hear about the forty-dollar part.',
  ],
  aboutFacts: [
    { term: 'Founded', detail: '1998' },
    { term: 'Team', detail: '23 people, 11 vans' },
    { term: 'License', detail: 'Ohio HVAC contractor 30417' },
  ],
  reviews: [
    {
      words: 'Another company wanted to sell us a furnace. Bob’s crew cleaned a flame sensor and went home.',
      name: 'Denise W.',
      from: 'Clintonville',
    },
    {
      words: 'They texted a photo of the technician, wore shoe covers, and the bill was the quote.',
      name: 'Omar S.',
      from: 'Grove City',
    },
  ],
  emergencyNote: 'No heat or no cooling outside office hours?',
  visitNote: 'Parts counter at the back of the building. Ring the bell at the blue door.',
  tryAsking: [
    'Are you open on Saturday?',
    'My AC is blowing warm air. What can I check?',
    'How much is a furnace tune-up?',
    'Do heat pumps work in an Ohio winter?',
  ],
}
