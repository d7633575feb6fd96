/** Articles of Bright Smile Dental about treatments. */
import type { ArticleRequest } from '#wire'
import { dentalFacts } from './dental-facts.ts'

const { price } = dentalFacts

export const treatmentArticles: readonly ArticleRequest[] = [
  {
    question: 'How often should I have my teeth cleaned?',
    answer: `Twice a year suits most people. After gum disease, with braces, in pregnancy or with diabetes we suggest a cleaning every 16 weeks. A cleaning with check-up is ${price.cleaning} and most insurance pays for two a year in full.`,
    phrasings: [
      'How many cleanings a year do I need?',
      'Is a check-up every six months really needed?',
      'Does insurance pay for cleanings?',
    ],
  },
  {
    question: 'Which teeth whitening do you offer?',
    answer: `In the office, teeth get up to 7 shades lighter in one visit for ${price.whitening}. Trays made for you with gel for use at home are $225 and take about 11 nights. Crowns and fillings keep their color, and we check for cavities first.`,
    phrasings: [
      'How much does whitening cost?',
      'Can you whiten my teeth?',
      'Is whitening at home or at the dentist better?',
    ],
  },
  {
    question: 'Does whitening make teeth sensitive?',
    answer:
      'For a day or two about half of our patients feel twinges with cold drinks. Sensitive toothpaste for two weeks before helps most. Stay away from coffee, red wine and curry for 36 hours afterwards so that the color holds.',
    phrasings: ['Is teeth whitening safe?', 'What can I eat after whitening?', 'Does bleaching hurt?'],
  },
  {
    question: 'How does a dental implant work and how long does it take?',
    answer: `A titanium screw replaces the root, heals in for 13 to 17 weeks, and then carries a crown. The implant is ${price.implant} per tooth; the crown on top is about $1,390. You never leave without a tooth in front: we make a temporary one.`,
    phrasings: [
      'How much does an implant cost in all?',
      'I lost a tooth, what are my options?',
      'Is getting an implant painful?',
    ],
  },
  {
    question: 'Can I get a crown in one day?',
    answer: `Yes. We scan the tooth, mill the porcelain in our own lab and fit it in one visit of a little under two hours. A porcelain crown is ${price.crown}. A few cases, such as front teeth that need a hand-made color, take two visits.`,
    phrasings: [
      'How long does a crown take?',
      'Do you do same-day crowns?',
      'Why do I need a crown and not a filling?',
    ],
  },
  {
    question: 'How do clear aligners work?',
    answer: `You wear thin clear trays for 22 hours a day and change them once a week. Mild crowding takes about 26 weeks, most treatments between 40 and 65 weeks. Invisalign with us is ${price.aligners}, retainers included, and the 3D scan that shows the result is free.`,
    phrasings: [
      'Do you do Invisalign?',
      'Can you straighten my teeth without braces?',
      'How long do I have to wear aligners?',
      'How much are invisible braces?',
    ],
  },
  {
    question: 'Does a root canal hurt?',
    answer: `With local anesthetic you feel pressure but no pain, and the toothache you came with is gone that day. The tooth may ache when chewing for up to 4 days; ibuprofen is enough. A root canal is ${price.rootCanal}, and back teeth mostly need a crown afterwards.`,
    phrasings: [
      'What is a root canal like?',
      'How much does a root canal cost?',
      'Will I need a crown after my root canal?',
    ],
  },
  {
    question: 'What are the signs of gum disease and how do you treat it?',
    answer: `Gums that bleed, look red or pull back, and breath that stays bad, are the early signs. We measure the pockets; above four millimeters we advise a deep cleaning at ${price.deepCleaning} (a quarter of the mouth), done under local anesthetic. A check of the gums follows after 8 weeks.`,
    phrasings: ['My gums bleed when I brush', 'Do I need a deep cleaning?', 'Why are my gums receding?'],
  },
  {
    question: 'Are dental X-rays safe?',
    answer:
      'Yes. Our digital X-rays use about 70% less radiation than film, and four small pictures equal less than a day of natural background. Healthy adults need them every one to two years. A lead apron is there for whoever wants one.',
    phrasings: [
      'How much radiation is in an X-ray?',
      'Do I really need X-rays?',
      'How often do you take X-rays?',
    ],
  },
  {
    question: 'Do you treat children, and from what age?',
    answer: `Yes, from the first tooth or the first birthday. A child check-up with cleaning and fluoride is ${price.childVisit} up to the age of twelve, sealants are $48 a tooth. Parents stay in the room, and first visits are mostly counting teeth and riding the chair.`,
    phrasings: [
      'When should my baby first see a dentist?',
      'Do you see toddlers?',
      'Can I stay with my child during the visit?',
      'Do you do sealants?',
    ],
  },
  {
    question: 'I am afraid of the dentist. Can you sedate me?',
    answer:
      'Tell us when you book; we plan extra time, explain each step and stop when you raise your hand. Laughing gas is $65 and wears off in 10 minutes, so you can drive. A sedative pill is $170, and then somebody has to bring you and take you home.',
    phrasings: [
      'I have dental anxiety',
      'Do you offer sedation or laughing gas?',
      'Can I be asleep during treatment?',
      'I have not been to a dentist in years and I am scared',
    ],
  },
  {
    question: 'Do you remove wisdom teeth?',
    answer: `Most of them, yes: Dr. Ortiz removes wisdom teeth that have come through ${price.extraction} each, and impacted ones from $340. We take a 3D picture first. If a tooth sits too close to the nerve, we send you to a surgeon we trust.`,
    phrasings: [
      'My wisdom tooth hurts',
      'How much is it to have a tooth pulled?',
      'Do I need an oral surgeon for my wisdom teeth?',
    ],
  },
  {
    question: 'How long do you stand behind your work?',
    answer:
      'Fillings are replaced free of charge for 30 months and crowns for 7 years, as long as you come to your check-ups. For implants the maker adds a lifetime promise on the screw itself. Keep the card we give you.',
    phrasings: [
      'Is there a warranty on crowns?',
      'What if my filling falls out?',
      'Do you guarantee implants?',
    ],
  },
]
