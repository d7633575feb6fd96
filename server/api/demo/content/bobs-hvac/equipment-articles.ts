/** Articles of Bob's HVAC about equipment: what to buy, how to keep it. */
import type { ArticleRequest } from '#wire'
import { hvacFacts } from './hvac-facts.ts'

const { email, price } = hvacFacts

export const equipmentArticles: readonly ArticleRequest[] = [
  {
    question: 'How often should I change my furnace filter?',
    answer:
      'Change a one-inch filter every 90 days, and every 45 days with pets, smokers or building work in the house. A four-inch media filter lasts about 9 months. Hold it against a lamp: when no light comes through, it is due.',
    phrasings: [
      'When do I replace the air filter?',
      'How long does an air filter last?',
      'I have two dogs, how often do I swap the filter?',
    ],
  },
  {
    question: 'Which air filter should I buy?',
    answer:
      'The size is printed on the edge of the old filter. We recommend MERV 8 to MERV 11. A MERV 13 filter catches more, but many older blowers cannot pull enough air through it, so ask us first.',
    phrasings: [
      'What MERV rating do you recommend?',
      'What size filter does my furnace take?',
      'Is a thicker filter better?',
    ],
  },
  {
    question: 'Which thermostats do you install?',
    answer: `We install ecobee, Google Nest and Honeywell Home, and any thermostat you bought yourself. Installation is ${price.thermostat} including set-up on your phone. If there is no common wire behind the old one, running it adds $85.`,
    phrasings: [
      'Can you put in a Nest thermostat?',
      'I already bought a smart thermostat, will you install it?',
      'Do I need a C-wire?',
    ],
  },
  {
    question: 'Which brands do you repair and install?',
    answer:
      'We repair every brand of furnace, air conditioner and heat pump. New systems are by Carrier, Rheem and Bosch, ductless units by Mitsubishi Electric. We keep parts for these four on the vans.',
    phrasings: [
      'Do you service Lennox or Trane?',
      'What brands do you sell?',
      'Can you fix a Goodman furnace?',
    ],
  },
  {
    question: 'Do heat pumps work in an Ohio winter?',
    answer: `Yes. The cold-climate models we install heat down to -13°F, and Columbus rarely sees less than zero. Many customers keep their gas furnace as a backup for the coldest nights. Installed heat pumps start at ${price.heatPump.replace('from ', '')}.`,
    phrasings: [
      'Is a heat pump worth it in Columbus?',
      'What happens to a heat pump when it freezes outside?',
      'Can I combine a heat pump with my gas furnace?',
    ],
  },
  {
    question: 'When should I replace instead of repair?',
    answer:
      'A furnace lasts 16 to 22 years and an air conditioner 11 to 14 years. When the unit is past that and one repair costs more than a third of a new one, replacing is usually cheaper. We show you both figures and let you choose.',
    phrasings: [
      'How long does a furnace last?',
      'Is my air conditioner too old to fix?',
      'Should I repair or buy a new one?',
    ],
  },
  {
    question: 'How long does it take to install a new system?',
    answer:
      'A furnace or an air conditioner takes one day, both together a day and a half, a heat pump with new wiring two days. You are without heat or cooling for 7 hours at most, and we lend electric heaters in winter. From signature to installation it is usually 4 to 7 business days.',
    phrasings: [
      'How many days does a furnace installation take?',
      'How soon can you put in a new air conditioner?',
      'Will I be without heat during the installation?',
    ],
  },
  {
    question: 'What can you do for my indoor air quality?',
    answer:
      'We test dust, humidity and carbon dioxide for free during any visit. The usual cures are a media filter cabinet for $380, a whole-house humidifier for $640, or an ultraviolet lamp at the coil for $520. Often a better filter and sealed ducts are enough.',
    phrasings: [
      'How do I get rid of dust in the house?',
      'Do you install humidifiers?',
      'My allergies are bad indoors, can you help?',
      'Do you sell air purifiers?',
    ],
  },
  {
    question: 'Do my ducts need cleaning?',
    answer: `Every 4 to 6 years is plenty, sooner after building work, mice or mold. We look inside with a camera first and tell you if it can wait. Cleaning the whole house is ${price.ductCleaning} for up to 14 vents and $22 for each one more.`,
    phrasings: [
      'How often should ducts be cleaned?',
      'Is duct cleaning worth it?',
      'What if I have more vents than usual?',
    ],
  },
  {
    question: 'Why is one floor warmer than the other?',
    answer: `Warm air rises, and upstairs ducts are often too small or leaky. Start by opening all vents and running the fan on "on" in place of "auto". If more than 5 degrees remain between the floors, write to ${email}: balancing the ducts costs $210 and a zone damper kit about $2,300.`,
    phrasings: ['My upstairs is too hot', 'How do I fix uneven temperatures?', 'Can you install zoning?'],
  },
  {
    question: 'What should I set my thermostat to?',
    answer:
      'We suggest 68°F when you are home in winter and 76°F in summer, and seven to ten degrees less effort while you sleep or are away. Each degree saves about 1% of the bill when held for a third of the day. With a heat pump keep the temperature steady in winter.',
    phrasings: [
      'What temperature saves the most energy?',
      'How can I lower my heating bill?',
      'Should I turn the heat down at night?',
    ],
  },
]
