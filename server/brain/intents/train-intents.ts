/** Learns a bot's intents from the owner's phrases. */
import { guessLanguage } from '../language/guess-language.ts'
import { isFrameWord } from '../language/small-words.ts'
import { builtInIntents } from './built-in/built-in-intents.ts'
import { offTopicElsewhere } from './built-in/no-intent.ts'
import { offTopic } from './built-in/off-topic.ts'
import type { IntentModel } from './intent-model.ts'
import type { TrainingIntent } from './intent-types.ts'
import { languageOfIntents } from './language-of-intents.ts'
import { wordsForIntent } from './text-features.ts'
import { type ClassifierOptions, trainClassifier } from './train-classifier.ts'

/** Background phrases keep a bot with one or two intents from seeing them everywhere; more would only cost time. */
const mostBackground = 160
const mostFrames = 200
/** With more phrases an intent, they tell by themselves that frames mean nothing. */
const mostPhrasesEach = 30
/** One small word says nothing of its own. */
const leastFrame = 2

/**
 * Trains the model of one bot. An owner's intent with the name of a built-in one extends it: both its phrases and the
 * built-in ones, which detection asks anyway, mean it.
 * A pure function of its input; a thousand phrases take well under a second, many thousands belong in a worker.
 */
export function trainIntents(
  intents: readonly TrainingIntent[],
  options: ClassifierOptions = {},
): IntentModel {
  const own = intents.filter((intent) => intent.phrases.length > 0)
  if (own.length === 0) return { own: null }
  const background = options.background ?? [...backgroundFor(own), ...framesOf(own)]
  return { own: trainClassifier(own, { ...options, background }) }
}

/**
 * How phrases begin before their first telling word: "do you have" and the like want nothing by themselves, however many
 * phrases of one intent begin so.
 */
function framesOf(own: readonly TrainingIntent[]): string[] {
  const phrases = own.flatMap((intent) => intent.phrases.map((phrase) => wordsForIntent(phrase)))
  if (phrases.length > mostPhrasesEach * own.length) return []
  const whole = new Set(phrases.map((words) => words.join(' ')))
  const frames = new Set<string>()
  for (const words of phrases) {
    const telling = words.findIndex((word) => !isFrameWord(word))
    const frame = words.slice(0, telling).join(' ')
    if (telling >= leastFrame && !whole.has(frame)) frames.add(frame)
  }
  return [...frames].slice(0, mostFrames)
}

/** Small talk and off-topic phrases, those in the owner's language first: what an owner's intent is hardly ever about. */
function backgroundFor(own: readonly TrainingIntent[]): string[] {
  const talk = ['greeting', 'how_are_you', 'thanks', 'goodbye', 'compliment', 'bot_identity', 'capabilities']
  const small = builtInIntents.filter(
    ({ name }) => talk.includes(name) && own.every((intent) => intent.name !== name),
  )
  const english = [...offTopic, ...small.flatMap((intent) => intent.phrases.slice(0, 15))]
  const language = languageOfIntents(own)
  if (language === null || language === 'en') return english.slice(0, mostBackground)
  // Greetings open many a question: among so few phrases they would speak against those.
  const talkElsewhere = small.filter(({ name }) => !['greeting', 'how_are_you'].includes(name))
  const elsewhere = [...offTopicElsewhere, ...talkElsewhere.flatMap((intent) => intent.phrases)]
  const inLanguage = elsewhere.filter((phrase) => guessLanguage(phrase) === language)
  return [...inLanguage, ...english].slice(0, mostBackground)
}
