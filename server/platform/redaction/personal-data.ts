/** What personal data is called, and where in a text it stands. */

export const personalKinds = [
  'secret',
  'email',
  'url',
  'ip',
  'iban',
  'card',
  'ssn',
  'phone',
  'street',
  'person',
] as const

export type PersonalKind = (typeof personalKinds)[number]

/** From `start` up to, not including, `end`, in UTF-16 units. */
export interface Stretch {
  start: number
  end: number
}

export interface PersonalData extends Stretch {
  kind: PersonalKind
}

/** Stretches of one kind, in order, none inside another. Takes a text that was folded by `foldSigns`. */
export type Finder = (text: string) => Stretch[]
