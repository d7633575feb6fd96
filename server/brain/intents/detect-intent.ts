/** Says what a message wants and what it names. */
import type { IntentMatch } from '#wire'
import { builtInClassifier } from './built-in-classifier.ts'
import { classify } from './classify.ts'
import { findEntities, type Moment } from './entities/find-entities.ts'
import type { Classifier, IntentModel } from './intent-model.ts'
import type { Detection } from './intent-types.ts'

/** The least confidence with which an intent counts; it means the same for every bot. */
export const intentThreshold = 0.5

/** How much a word that no example holds speaks against every intent. */
const unknownWeight = 1.5
const mostAlternatives = 4

/** Detects the owner's intents first; a built-in one is taken when none of them reaches the threshold. */
export function detectIntent(model: IntentModel, text: string, moment: Moment): Detection {
  const own = model.own ? matchesOf(model.own, text) : []
  const builtIn = matchesOf(builtInClassifier(), text).filter((match) => !model.replaced.includes(match.name))
  const [ownBest, builtInBest] = [own[0], builtIn[0]]
  const ownWins =
    ownBest !== undefined && ownBest.confidence >= Math.min(intentThreshold, builtInBest?.confidence ?? 0)
  const ranked = ownWins
    ? [ownBest, ...byConfidence([...own.slice(1), ...builtIn])]
    : byConfidence([...own, ...builtIn])
  const best = ranked[0]
  const intent = best && best.confidence >= intentThreshold ? best : null
  return {
    intent,
    alternatives: ranked.slice(intent ? 1 : 0).slice(0, mostAlternatives),
    entities: findEntities(text, moment),
    out_of_scope: intent === null,
  }
}

function matchesOf(classifier: Classifier, text: string): IntentMatch[] {
  const { margins, unknown } = classify(classifier, text)
  const matches = classifier.names.map((name, label) => {
    const score = (margins[label] ?? 0) - unknownWeight * unknown
    const confidence = 1 / (1 + Math.exp(-classifier.slope * (score - classifier.middle)))
    return { name, confidence: Math.round(confidence * 10_000) / 10_000 }
  })
  return byConfidence(matches)
}

function byConfidence(matches: IntentMatch[]): IntentMatch[] {
  return matches.sort((first, second) => second.confidence - first.confidence)
}
