/** What the desk says by itself, in English. */
import type { ReplyWords } from './reply-words-type.ts'

export const english: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Hello, this is the assistant of ${name}. How can I help you?`,
    how_are_you: () => 'Thank you, all is well here. What can I do for you?',
    thanks: () => 'You are welcome! Is there anything else I can help with?',
    goodbye: ({ name }) => `Goodbye, and thank you for contacting ${name}.`,
    affirm: () => 'All right. What would you like to know?',
    deny: () => 'All right. If you need anything else, just ask.',
    compliment: () => 'Thank you, that is kind of you. Is there anything else I can help with?',
    bot_identity: ({ name }) =>
      `I am the automatic assistant of ${name}, not a person. I answer from what the team has written down; if you want a person, just say so.`,
    capabilities: ({ name }) =>
      `I can answer questions about ${name}, for example about opening hours, services and prices. If I do not know something, I pass you on to a person.`,
  },
  requests: {
    booking:
      'I cannot make appointments myself, but I am passing your request on to the team. When would suit you, and how can they reach you?',
    cancel_or_move:
      'I cannot change appointments myself, but I am passing your request on to the team. Please tell your name and which appointment it is.',
    order:
      'I cannot see or take orders myself, but I am passing your request on to the team. Please tell what it is about and how they can reach you.',
    complaint:
      'I am sorry to hear that. I am passing this on to the team so that a person can look into it. Please tell what happened.',
  },
  handoff: ({ name, phone }) =>
    `I am passing you on to a person at ${name}. They will answer here as soon as they can.${phone ? ` You can also call ${phone}.` : ''}`,
  noted: 'Thank you, I am passing this on to the team. They will get in touch with you.',
  fileReceived:
    'Thank you, your file has arrived. I cannot open files myself, so I am passing it on to the team. They will look at it and answer here.',
  refusal: 'I am sorry, I do not know the answer to that. Would you like to talk to a person?',
  refusalWithSuggestions:
    'I am sorry, I do not know the answer to that. Perhaps one of these questions is near to yours, or would you like to talk to a person?',
  failure: 'Sorry, something went wrong on our side. Please ask again, or ask for a person.',
  givenUp:
    'Sorry, something went wrong on our side. The team has been told, and a person will answer you here.',
}
