/** Intents to begin with: phrases that most businesses hear, and the beginning of a reply. */
import type { IntentSettings } from '#wire'

export interface IntentTemplate extends IntentSettings {
  name: string
  title: string
}

export const intentTemplates: readonly IntentTemplate[] = [
  {
    name: 'parking',
    title: 'Ask about parking',
    phrases: [
      'where can I park',
      'do you have parking',
      'is there a car park nearby',
      'how much does parking cost',
      'is parking free',
      'can I leave my car at your place',
      'how do I get to your car park',
    ],
    reply: 'You can park … It costs … for customers of {{business_name}}.',
  },
  {
    name: 'gift_card',
    title: 'Buy a gift card',
    phrases: [
      'do you sell gift cards',
      'I want to buy a voucher',
      'can I give your service as a present',
      'how do gift cards work',
      'gift voucher please',
      'how long is a gift card valid',
      'I need a present for a friend',
    ],
    reply: 'Yes, we have gift cards from … They are valid for …',
  },
  {
    name: 'job_application',
    title: 'Apply for a job',
    phrases: [
      'are you hiring',
      'do you have any jobs',
      'I want to work for you',
      'where do I send my application',
      'do you take apprentices',
      'is there an open position',
      'I would like to apply',
    ],
    reply: 'Good to hear! Send a few lines about yourself to {{email}}.',
  },
  {
    name: 'complaint',
    title: 'Complain',
    phrases: [
      'I want to complain',
      'I am not happy with your work',
      'this was done badly',
      'something went wrong with my order',
      'I want my money back',
      'your service was terrible',
      'it broke again after a week',
    ],
    reply: 'I am sorry to hear that. A person will look into it and answer you here.',
    action: 'handoff',
  },
]
