/** Figures of Bright Smile Dental that its articles quote, each written down once. */

export const dentalFacts = {
  phone: '(512) 555-0117',
  emergencyPhone: '(512) 555-0164',
  email: 'hello@brightsmile.example',
  price: {
    firstVisit: '$145',
    cleaning: '$112',
    childVisit: '$78',
    urgentVisit: '$95',
    filling: 'from $192',
    rootCanal: 'from $870',
    crown: 'from $1,180',
    extraction: 'from $176',
    deepCleaning: '$260 per quadrant',
    whitening: '$395',
    aligners: 'from $3,850',
    implant: 'from $2,450',
  },
} as const
