/** Figures of Bob's HVAC that its articles quote, each written down once. */

export const hvacFacts = {
  phone: '(614) 555-0142',
  emergencyPhone: '(614) 555-0199',
  email: 'office@bobshvac.example',
  price: {
    diagnostic: '$89',
    acTuneUp: '$119',
    furnaceTuneUp: '$129',
    plan: '$18 a month',
    acRepair: 'from $165',
    furnaceRepair: 'from $185',
    thermostat: 'from $149',
    ductCleaning: '$449',
    miniSplit: 'from $3,600',
    furnace: 'from $4,300',
    centralAir: 'from $5,200',
    heatPump: 'from $7,900',
  },
} as const
