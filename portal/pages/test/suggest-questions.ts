/** Three questions worth trying, made from what the business has told so far. */
import type { Business } from '#wire'

export function suggestQuestions(business: Business | null): string[] {
  const service = business?.services.find(({ price }) => price) ?? business?.services[0]
  const made = [
    business?.hours.length && 'Are you open on Saturday?',
    service && `How much is ${service.name.toLowerCase()}?`,
    business?.address && 'Where can I find you?',
    business?.phone && 'What is your phone number?',
    business?.emergency_phone && 'It is an emergency, whom do I call?',
  ].filter((question): question is string => Boolean(question))
  const always = ['When are you open?', 'Can I talk to a person?', 'What can you help me with?']
  return [...made, ...always].slice(0, 3)
}
