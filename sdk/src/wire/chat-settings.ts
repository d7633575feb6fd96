/** Settings of the widget that only an open chat needs. */
import type { PrechatForm, TeamShift } from './blocks.ts'

/** A line beside the launcher, shown after a while to who has not sent it away; never on phones. */
export interface Teaser {
  text: string
  /** @default 5000 */
  after_ms?: number
}

/** Settings that only an open chat needs: they come with its words. */
export interface ChatSettings {
  /** Id of the bot. */
  bot: string
  business: string
  /** Whether visitors may send files. */
  attachments: boolean
  radius?: number
  font?: 'system' | 'inherit'
  avatar?: string
  name?: string
  /** When somebody of the team is there: the shift that runs, and the next ones. Empty: the business does not say. */
  team_hours?: TeamShift[]
  /** A line beside the launcher. */
  teaser?: Teaser
  /** What is asked before the first message. */
  prechat?: PrechatForm
  /** What the business says of privacy. */
  privacy_url?: string
}
