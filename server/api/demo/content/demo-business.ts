/** What a demo business is: its facts, its knowledge and the words of its website. */
import type { Appearance, ArticleRequest, Business, IntentSettings } from '#wire'

/** A business that a fresh installation shows, with everything that a tenant of its kind would have entered. */
export interface DemoBusiness {
  /** The bot's slug. */
  slug: 'demo' | 'dental'
  business: Business
  greeting: string
  appearance: Appearance
  articles: readonly ArticleRequest[]
  intents: Readonly<Record<string, IntentSettings>>
  site: DemoSiteText
}

/** Words that stand on the website only. Figures come from the business and its articles. */
export interface DemoSiteText {
  /** Base name of the style sheet and pictures. */
  theme: 'bobs-hvac' | 'bright-smile'
  /** Town and trade, above the headline. */
  eyebrow: string
  headline: string
  lede: string
  /** Short reasons to call, beside the headline. */
  highlights: readonly string[]
  servicesIntro: string
  aboutTitle: string
  about: readonly string[]
  /** Small table beside the story. */
  aboutFacts: readonly { term: string; detail: string }[]
  reviews: readonly { words: string; name: string; from: string }[]
  emergencyNote: string
  visitNote: string
  /** Questions that the front desk answers well. */
  tryAsking: readonly [string, string, string, string]
}
