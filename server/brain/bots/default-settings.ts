/** Settings of a bot that nobody has changed yet. */
import type { Business } from '#wire'
import type { BotSettings } from './bots.ts'

export function defaultSettings(businessName: string): BotSettings {
  return {
    greeting: `Hi! This is ${businessName}. How can we help you?`,
    appearance: { accent: '#2456e6', position: 'right', theme: 'auto' },
    model: { enabled: true },
    intents: {},
  }
}

/** A profile with nothing known but the name. */
export function emptyBusiness(name: string, timezone = 'UTC'): Business {
  return { name, timezone, hours: [], exceptions: [], services: [] }
}
