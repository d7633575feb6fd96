/** Articles of Bright Smile Dental that help at home: first aid, aftercare, special times. */
import type { ArticleRequest } from '#wire'
import { dentalFacts } from './dental-facts.ts'

const { phone, emergencyPhone, price } = dentalFacts

export const careArticles: readonly ArticleRequest[] = [
  {
    question: 'What can I do for a toothache until I see you?',
    answer: `Rinse with warm salt water, clean gently between the teeth and hold a cold pack to the cheek. Ibuprofen or acetaminophen as the label says helps most; never put aspirin on the gum. Call ${phone} for a visit the same day, or ${emergencyPhone} when we are closed, at once if the face swells or you have a fever.`,
    phrasings: [
      'What can I do for a toothache tonight?',
      'My tooth hurts, what should I take?',
      'My cheek is swollen and my tooth hurts',
    ],
  },
  {
    question: 'My tooth was knocked out. What should I do?',
    answer: `Pick it up by the crown and not by the root, rinse it for a moment in milk, and put it back in its place or keep it in milk. Call ${emergencyPhone} and come straight away: within 45 minutes the tooth can often be saved. Never put a baby tooth back.`,
    phrasings: [
      'My son lost a tooth in an accident',
      'Can you put a tooth back in?',
      'How do I save a knocked-out tooth?',
    ],
  },
  {
    question: 'I chipped a tooth or lost a filling. Is it urgent?',
    answer: `Without pain it can wait a few days, but cover sharp edges with sugar-free gum or pharmacy wax and chew on the other side. Bring the piece if you have it. With pain we see you the same day. White fillings are ${price.filling}.`,
    phrasings: [
      'My tooth broke',
      'A piece of my tooth came off',
      'My crown fell off, what now?',
      'I lost a filling',
    ],
  },
  {
    question: 'What should I do after a tooth extraction?',
    answer: `Bite on the gauze for 40 minutes and rest for the day. No smoking, straws, alcohol or hard exercise for 72 hours, and eat soft, lukewarm food. From the second day rinse with salt water after meals. If pain gets worse on day three, call ${phone}: a dry socket is quickly helped.`,
    phrasings: [
      'Can I smoke after having a tooth pulled?',
      'What can I eat after an extraction?',
      'How do I take care of the wound after a tooth was removed?',
      'Is bleeding normal after an extraction?',
    ],
  },
  {
    question: 'When can I eat after a filling?',
    answer:
      'A white filling is hard when you leave, but wait until the numbness has gone, mostly 2 to 3 hours, so that you do not bite your cheek. Sensitivity to cold is normal for a week or two. If the bite feels too high, come by and we polish it in a few minutes at no cost.',
    phrasings: [
      'How long will my mouth be numb?',
      'My filling feels too high',
      'My tooth is sensitive after a filling',
    ],
  },
  {
    question: 'Can I come for dental treatment while I am pregnant?',
    answer:
      'Yes, and please do: gums swell easily in pregnancy and cleanings are safe all the way through. Fillings are best done between week 14 and week 27. We put off X-rays and whitening, and use anesthetics that are safe for the baby. Tell us your due date when you book.',
    phrasings: [
      'Is it safe to see the dentist when pregnant?',
      'Can I have X-rays during pregnancy?',
      'I am expecting, can I get a filling?',
    ],
  },
  {
    question: 'Do I need to tell you about my medicines or illnesses?',
    answer: `Yes, above all blood thinners, bone medicines, diabetes, heart valves and allergies. Do not stop a blood thinner by yourself; we talk to your doctor first. Some heart conditions call for an antibiotic one hour before treatment, so call ${phone} ahead.`,
    phrasings: [
      'I take blood thinners, can you pull a tooth?',
      'Do I need antibiotics before my cleaning?',
      'I am allergic to latex',
    ],
  },
  {
    question: 'I grind my teeth at night. Can you help?',
    answer:
      'Yes. A night guard made from a scan of your teeth costs $420 and is ready in 8 days; many plans pay half. It protects teeth and lets the jaw rest. If the jaw clicks or locks, we look at the joint too.',
    phrasings: ['Do you make night guards?', 'My jaw hurts in the morning', 'How much is a mouth guard?'],
  },
]
