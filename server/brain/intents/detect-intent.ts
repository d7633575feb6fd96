/** Says what a message wants and what it names. */
import type { IntentMatch } from '#wire'
import { withoutContacts } from '../../platform/redaction/redact.ts'
import { guessLanguage } from '../language/guess-language.ts'
import { builtInClassifier } from './built-in-classifier.ts'
import { classify, scoreOf } from './classify.ts'
import { clausesOf } from './clauses.ts'
import { findEntities, type Moment } from './entities/find-entities.ts'
import type { Classifier, IntentModel } from './intent-model.ts'
import type { Detection } from './intent-types.ts'

/** The least confidence with which an intent counts; it means the same for every bot. */
export const intentThreshold = 0.5

const mostAlternatives = 4

const mostIntents = 5
/** Part of a message has less to go by: it must be clear, and be near to the whole, to add to what that wants. */
const clauseThreshold = 0.85
const easeElsewhere = 0.15
const urgent: readonly string[] = ['person', 'emergency', 'cancel_or_move', 'complaint']
const clear = 0.9

/** Detects the owner's intents first; a built-in one is taken when none of them reaches the threshold. */
export function detectIntent(model: IntentModel, text: string, moment: Moment): Detection {
  const wish = withoutContacts(text)
  const reading = { model, ease: easeFor(wish) }
  const ranked = ranking(reading, wish)
  const intent = ranked[0] && isSure(ranked[0]) ? ranked[0] : null
  return {
    intent,
    intents: intentsIn(reading, wish, ranked),
    alternatives: alternativesOf(model, ranked.slice(intent ? 1 : 0), intent),
    entities: findEntities(text, moment),
    out_of_scope: intent === null,
  }
}

interface Reading {
  model: IntentModel
  /** How much less the built-in intents ask of the text. */
  ease: number
}

/**
 * English has several times the built-in phrases of any other language: what is written in those holds more words that
 * none of the phrases does.
 */
function easeFor(text: string): number {
  const language = guessLanguage(text)
  return language === null || language === 'en' ? 0 : easeElsewhere
}

/** Intents by confidence, but an owner's best one that is sure enough comes first. */
function ranking({ model, ease }: Reading, text: string): IntentMatch[] {
  const known = matchesOf(builtInClassifier(), text, ease)
  const own = model.own ? extendedBy(known, matchesOf(model.own, text), model.own.several) : []
  const extended = new Set(own.map(({ name }) => name))
  const builtIn = known.filter(({ name }) => !extended.has(name))
  const [ownBest, builtInBest] = [surest(own), surest(builtIn)]
  const ownWins =
    ownBest !== undefined &&
    ownBest.confidence >= Math.min(intentThreshold, builtInBest?.confidence ?? 0) &&
    !mustBeHeard(builtInBest, ownBest)
  const ranked = byConfidence([...own, ...builtIn])
  return ownWins ? [ownBest, ...ranked.filter((match) => match !== ownBest)] : ranked
}

/** A clear wish that it would hurt to take for one of the owner's: to cancel, when booking was taught, for example. */
function mustBeHeard(builtIn: IntentMatch | undefined, own: IntentMatch): boolean {
  if (!builtIn || !urgent.includes(builtIn.name)) return false
  return builtIn.confidence >= clear && own.confidence < clear
}

/** Where none of the owner's intents is sure, or several may be, one with the name of a built-in one is also what that is. */
function extendedBy(builtIn: readonly IntentMatch[], own: IntentMatch[], several: boolean): IntentMatch[] {
  const best = surest(own)
  if (best && isSure(best) && !several) return own
  const confidences = new Map(builtIn.map(({ name, confidence }) => [name, confidence]))
  return own.map(({ name, confidence }) => ({
    name,
    confidence: Math.max(confidence, confidences.get(name) ?? 0),
  }))
}

/** The next best; the owner's nearest intent is among them, however many built-in ones are nearer. */
function alternativesOf(
  model: IntentModel,
  ranked: readonly IntentMatch[],
  intent: IntentMatch | null,
): IntentMatch[] {
  const nearest = ranked.slice(0, mostAlternatives)
  const own = new Set(model.own?.names)
  const isOwn = (match: IntentMatch | null) => match !== null && own.has(match.name)
  const ownBest = ranked.find(isOwn)
  if (!ownBest || isOwn(intent) || nearest.includes(ownBest)) return nearest
  return [...nearest.slice(0, -1), ownBest]
}

/** What the message wants as a whole, and what each of its clauses wants by itself. */
function intentsIn(reading: Reading, text: string, ranked: readonly IntentMatch[]): IntentMatch[] {
  const { model } = reading
  const best = ranked[0]
  const found = new Map<string, IntentMatch>()
  const add = (match: IntentMatch | undefined) => {
    if (!match || !isSure(match)) return
    if (match.confidence > (found.get(match.name)?.confidence ?? 0)) found.set(match.name, match)
  }
  add(best)
  const together = model.own?.several ? model.own.names : []
  for (const match of ranked) if (together.includes(match.name)) add(match)
  const near = ranked.slice(0, mostIntents).map(({ name }) => name)
  for (const clause of clausesOf(text)) {
    const wanted = ranking(reading, clause)[0]
    if (wanted && wanted.confidence >= clauseThreshold && near.includes(wanted.name)) add(wanted)
  }
  return byConfidence([...found.values()]).slice(0, mostIntents)
}

function isSure(match: IntentMatch): boolean {
  return match.confidence >= intentThreshold
}

function matchesOf(classifier: Classifier, text: string, ease = 0): IntentMatch[] {
  const scores = classify(classifier, text)
  return classifier.names.map((name, label) => {
    const score = scoreOf(scores, label)
    const confidence = 1 / (1 + Math.exp(-classifier.slope * (score + ease - classifier.middle)))
    return { name, confidence: Math.round(confidence * 10_000) / 10_000 }
  })
}

/** The first of the surest. */
function surest(matches: readonly IntentMatch[]): IntentMatch | undefined {
  let best = matches[0]
  for (const match of matches) if (best && match.confidence > best.confidence) best = match
  return best
}

function byConfidence(matches: IntentMatch[]): IntentMatch[] {
  return matches.sort((first, second) => second.confidence - first.confidence)
}
