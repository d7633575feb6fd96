/** Finds personal data in a text. Every search takes time in proportion to the length of the text. */
import { findCards } from './find-cards.ts'
import { findEmails } from './find-emails.ts'
import { findIbans } from './find-ibans.ts'
import { findIps } from './find-ips.ts'
import { findPersons } from './find-persons.ts'
import { findPhones } from './find-phones.ts'
import { findSecrets } from './find-secrets.ts'
import { findSocialNumbers } from './find-social-numbers.ts'
import { findStreets } from './find-streets.ts'
import { findHosts, findUrls } from './find-urls.ts'
import { foldSigns } from './fold-signs.ts'
import type { Finder, PersonalData, PersonalKind, Stretch } from './personal-data.ts'

/** What one has found is out of the way of those after it: the surest come first. */
const finders: readonly (readonly [PersonalKind, Finder])[] = [
  ['secret', findSecrets],
  ['url', findUrls],
  ['email', findEmails],
  ['url', findHosts],
  ['ip', findIps],
  ['iban', findIbans],
  ['card', findCards],
  ['ssn', findSocialNumbers],
  ['phone', findPhones],
  ['street', findStreets],
  ['person', findPersons],
]

/** In the order of the text; none overlaps another. @param kinds that are looked for; all without it */
export function findPersonalData(text: string, kinds?: ReadonlySet<PersonalKind>): PersonalData[] {
  const found: PersonalData[] = []
  let rest = foldSigns(text)
  for (const [kind, find] of finders) {
    if (kinds && !kinds.has(kind)) continue
    const stretches = find(rest)
    if (stretches.length === 0) continue
    for (const { start, end } of stretches) found.push({ kind, start, end })
    rest = without(rest, stretches)
  }
  return found.sort((first, second) => first.start - second.start)
}

/** NUL in the place of what was found: no pattern takes it for a part of anything. */
function without(text: string, stretches: readonly Stretch[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of stretches) {
    rest += text.slice(from, start) + '\0'.repeat(end - start)
    from = end
  }
  return rest + text.slice(from)
}
