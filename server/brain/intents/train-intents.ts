/** Learns a bot's intents from the owner's phrases. */
import { builtInIntents } from './built-in/built-in-intents.ts'
import { offTopic } from './built-in/off-topic.ts'
import type { IntentModel } from './intent-model.ts'
import type { TrainingIntent } from './intent-types.ts'
import { type ClassifierOptions, trainClassifier } from './train-classifier.ts'

/** Background phrases keep a bot with one or two intents from seeing them everywhere; more would only cost time. */
const mostBackground = 160

/**
 * Trains the model of one bot. An owner's intent with the name of a built-in one extends it:
 * both its phrases and the built-in ones mean it.
 * A pure function of its input; a thousand phrases take well under a second, many thousands belong in a worker.
 */
export function trainIntents(
  intents: readonly TrainingIntent[],
  options: ClassifierOptions = {},
): IntentModel {
  const own = intents.filter((intent) => intent.phrases.length > 0).map(extended)
  if (own.length === 0) return { own: null, replaced: [] }
  const names = new Set(own.map((intent) => intent.name))
  const replaced = builtInIntents.filter((intent) => names.has(intent.name)).map((intent) => intent.name)
  const background = options.background ?? backgroundFor(names)
  return { own: trainClassifier(own, { ...options, background }), replaced }
}

function extended(intent: TrainingIntent): TrainingIntent {
  const builtIn = builtInIntents.find((other) => other.name === intent.name)
  return builtIn ? { name: intent.name, phrases: [...intent.phrases, ...builtIn.phrases] } : intent
}

/** Small talk and off-topic phrases: what an owner's intent is hardly ever about. */
function backgroundFor(own: ReadonlySet<string>): string[] {
  const talk = ['greeting', 'how_are_you', 'thanks', 'goodbye', 'compliment', 'bot_identity', 'capabilities']
  const phrases = builtInIntents
    .filter((intent) => talk.includes(intent.name) && !own.has(intent.name))
    .flatMap((intent) => intent.phrases.slice(0, 15))
  return [...offTopic, ...phrases].slice(0, mostBackground)
}
