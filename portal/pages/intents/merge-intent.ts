/** Two people changed one intent: what each did is laid together. */
import type { Intent } from '#wire'
import { mergeChanges } from '../../api/merge-changes.ts'

/** What I changed since `base` on top of `theirs`; of the phrases, those that I added and took away. */
export function mergeIntent(base: Intent, mine: Intent, theirs: Intent): Intent {
  const { phrases: _, ...others } = mergeChanges(
    withoutPhrases(base),
    withoutPhrases(mine),
    withoutPhrases(theirs),
  )
  const [before, kept, there] = [base, mine, theirs].map(({ phrases }) => new Set(phrases))
  const isTakenAway = (phrase: string) => before?.has(phrase) && !kept?.has(phrase)
  const added = mine.phrases.filter((phrase) => !before?.has(phrase) && !there?.has(phrase))
  return { ...others, phrases: [...theirs.phrases.filter((phrase) => !isTakenAway(phrase)), ...added] }
}

function withoutPhrases(intent: Intent): Intent {
  return { ...intent, phrases: [] }
}
