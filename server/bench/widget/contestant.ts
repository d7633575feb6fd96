/** A widget that is measured: what its vendor tells a site to put in, and where its parts are. */

export interface Contestant {
  name: string
  version: string
  /** What the site puts into its page, before `</body>`. */
  snippet: string
  /** Selector of what opens the chat; reaches into open shadow roots. */
  launcher: string
  /** Selector of where the visitor writes. */
  input: string
}
