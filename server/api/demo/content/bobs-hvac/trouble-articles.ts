/** Articles of Bob's HVAC that help at once: noises, smells, no heat, no cooling. */
import type { ArticleRequest } from '#wire'
import { hvacFacts } from './hvac-facts.ts'

const { phone, emergencyPhone, price } = hvacFacts

export const troubleArticles: readonly ArticleRequest[] = [
  {
    question: 'I smell gas or rotten eggs. What should I do?',
    answer: `Leave the house at once, touch no switch and no phone indoors, and leave the door open behind you. From outside call 911 and your gas company. When they have made it safe, call our emergency line at ${emergencyPhone} and we repair the appliance the same day.`,
    phrasings: [
      'There is a gas smell in my basement',
      'It smells like rotten eggs near the furnace',
      'Could I have a gas leak?',
    ],
  },
  {
    question: 'My carbon monoxide alarm is going off. What should I do?',
    answer: `Take everybody outside and call 911, even if nobody feels sick. Do not go back in until the fire department says so. We then check the heat exchanger and the flue and lend you heaters if the furnace must stay off; call ${emergencyPhone}.`,
    phrasings: [
      'The CO detector is beeping',
      'Can my furnace cause carbon monoxide?',
      'We have headaches when the furnace runs',
    ],
  },
  {
    question: 'Why does my furnace smell like burning?',
    answer: `A dusty smell on the first cold days of fall is dust burning off and goes away within an hour. If it smells of plastic or hot wires, or does not go away, switch the furnace off at the breaker and call ${phone}.`,
    phrasings: [
      'Burning smell when the heat turns on',
      'It smells like hot plastic from the vents',
      'Is it normal that the furnace smells the first time?',
    ],
  },
  {
    question: 'My furnace makes a loud banging or rattling noise. Is it dangerous?',
    answer: `One bang at the start is often late ignition from dirty burners; turn the furnace off and have it cleaned before it cracks the heat exchanger. Rattling is usually a loose panel or a clogged filter, both safe to fix yourself. Squealing means a belt or bearing is near its end. A visit to find out is ${price.diagnostic}.`,
    phrasings: [
      'Why is my furnace so loud?',
      'There is a squealing sound from the blower',
      'My heater bangs when it starts',
    ],
  },
  {
    question: 'My furnace will not turn on. What can I check first?',
    answer: `Set the thermostat to heat and three degrees above the room, put in new batteries, and see that the switch beside the furnace and the breaker are on. Then change the filter and clear snow from the white exhaust pipe outside. If it still does not start, call ${phone}; repairs are ${price.furnaceRepair}.`,
    phrasings: [
      'I have no heat',
      'The heater is blowing cold air',
      'My furnace keeps shutting off',
      'The furnace does not start',
    ],
  },
  {
    question: 'My AC is blowing warm air. What can I check?',
    answer: `Check that the thermostat is on cool and the fan on auto, change the filter, and see whether the outdoor unit runs and is free of leaves. If it hums but its fan stands still, turn it off; that is often a capacitor. Air conditioner repairs are ${price.acRepair}.`,
    phrasings: [
      'My air conditioner is not cooling',
      'The AC runs but the house stays hot',
      'Why is there no cold air coming out?',
    ],
  },
  {
    question: 'There is ice on my air conditioner. What should I do?',
    answer: `Switch cooling off and the fan on, and let it thaw; that takes up to 6 hours. Put in a new filter and open all vents. If the ice comes back, refrigerant is low or the coil is dirty, and running it on can ruin the compressor, so call ${phone}.`,
    phrasings: ['My AC is frozen', 'Why is the copper pipe icy?', 'The evaporator coil froze over'],
  },
  {
    question: 'Water is leaking around my furnace or indoor unit. What now?',
    answer: `Turn the system off and dry the floor. In summer the drain is usually clogged: pour a cup of vinegar into the white pipe and wait half an hour. In winter it can be the drain of a high-efficiency furnace. If water still comes, call ${phone} and we flush the line for $125.`,
    phrasings: [
      'My AC is dripping water inside',
      'There is a puddle next to my furnace',
      'The condensate drain is clogged',
    ],
  },
]
