/** Answers from the business's own facts, by computation: hours, prices, services, address, contact. */
import type { Business, Entity, IntentMatch } from '#wire'
import { replyLanguage } from '../language/reply-language.ts'
import { isSmallWord } from '../language/small-words.ts'
import { clockStyle } from './facts/clock-words.ts'
import { answerContact, answerEmergency } from './facts/contact-answer.ts'
import { answerHours } from './facts/hours-answer.ts'
import {
  asksFor,
  asksPresence,
  confidenceIn,
  type FactQuestion,
  opensSomething,
  readQuestion,
  unexplained,
} from './facts/read-question.ts'
import { answerServices } from './facts/service-answer.ts'
import { wishesIn } from './facts/several-wishes.ts'
import { isFollowUp, subjectsOf } from './follow-up.ts'
import type { FactAnswer } from './knowledge-types.ts'

/** So sure must detection be to read past a word that hours do not explain. */
const sureIntent = 0.8

/** Less sure of an emergency, a fact that is asked for in so many words goes first. */
const sureEmergency = 0.7

/** "Saturday?" after a question for hours: so short, a day leans on what was asked before. */
const shortQuestion = 40

export interface FactContext {
  /** What was detected in the question. */
  detection: { intent: IntentMatch | null; entities: readonly Entity[] }
  now: Date
  locale: string | null
  /** Earlier messages, oldest first. */
  history: readonly { role: string; text: string }[]
}

/** The facts that a question asks for, or null when it asks for anything else or the business has not told it. */
export function answerFromFacts(
  business: Business,
  question: string,
  context: FactContext,
): FactAnswer | null {
  return answerOne(business, question, context) ?? answerSeveral(business, question, context)
}

/** Several wishes at once, where a fact answers each; who would be told but half would not notice what is missing. */
function answerSeveral(business: Business, question: string, context: FactContext): FactAnswer | null {
  const locale = replyLanguage(question, context.locale)
  const wishes = wishesIn(question, context.detection.entities)
  const nothing = { intent: null, entities: [] }
  const telling = wishes.filter(({ text, entities }) => {
    if (entities.length > 0) return true
    const { words, lexicon } = readQuestion(business, text, nothing)
    return !words.every((word) => isSmallWord(word) || lexicon.fillers.holds(word))
  })
  const facts = telling.map(({ text, entities }) => {
    return answerOne(business, text, {
      ...context,
      locale,
      detection: { intent: null, entities },
      history: [],
    })
  })
  const told = facts.filter((fact) => fact !== null)
  const [first] = told
  if (!first || told.length < facts.length) return null
  return {
    ...first,
    text: [...new Set(told.map(({ text }) => text))].join('\n'),
    quote: [...new Set(told.map(({ quote }) => quote))].join('\n'),
    confidence: Math.min(...told.map(({ confidence }) => confidence)),
  }
}

function answerOne(business: Business, question: string, context: FactContext): FactAnswer | null {
  const read = readQuestion(business, question, context.detection)
  const subjects = subjectsFor(business, question, context)
  const language = replyLanguage(question, context.locale)
  const style = clockStyle(language, context.locale, business.timezone)
  const emergency = answerEmergency(business, read, language)
  if (emergency && emergency.confidence >= sureEmergency && read.dates.length === 0) return emergency
  const confidence = hoursConfidence(read, subjects)
  const hours =
    confidence === null ? null : answerHours(read, { business, now: context.now, style, confidence })
  return (
    hours ??
    answerServices({ business, language, subjects }, read) ??
    (read.dates.length === 0 ? emergency : null) ??
    answerContact(business, read, language)
  )
}

/** What the question leans on, newest first. */
function subjectsFor(
  business: Business,
  question: string,
  { history, detection }: FactContext,
): FactQuestion[] {
  const dates = detection.entities.filter(({ type }) => type === 'date' || type === 'time')
  const leans = isFollowUp(question) || (dates.length > 0 && question.length < shortQuestion)
  const nothing = { intent: null, entities: [] }
  return leans ? subjectsOf(history).map((subject) => readQuestion(business, subject, nothing)) : []
}

/** How likely opening hours are what is asked; null when they are not. */
function hoursConfidence(read: FactQuestion, subjects: readonly FactQuestion[]): number | null {
  const isIntended = read.intent?.name === 'hours' && read.intent.confidence >= sureIntent
  const left = unexplained(read, ['hours', 'emergency'])
  if (asksFor(read, 'hours')) return opensSomething(read) ? null : confidenceIn(left, isIntended)
  if (left.length > 0) return null
  const continues = subjects.some((subject) => asksFor(subject, 'hours'))
  if (isIntended && (continues || subjects.length === 0)) return 0.9
  if (read.dates.length + read.times.length === 0) return null
  return continues || asksPresence(read) || isBareDay(read, subjects) ? 0.85 : null
}

/** "Saturday?" and nothing else, before anything else. */
function isBareDay({ words }: FactQuestion, subjects: readonly FactQuestion[]): boolean {
  return words.length === 0 && subjects.length === 0
}
