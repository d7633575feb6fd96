/** What is sent. */

export interface Mail {
  /** One address, without a name. */
  to: string
  subject: string
  text: string
  html: string
  /** What it is for, such as `welcome`. */
  kind: string
}
