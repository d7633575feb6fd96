/** Answers from the business's own facts, by computation: hours, prices, services, address, contact. */
import type { Business, Entity, IntentMatch } from '#wire'
import { replyLanguage } from '../language/reply-language.ts'
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
import { isFollowUp, subjectsOf } from './follow-up.ts'
import type { FactAnswer } from './knowledge-types.ts'

/** So sure must detection be to read past a word that hours do not explain. */
const sureIntent = 0.8

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

/** The fact that a question asks for, or null when it asks for anything else or the business has not told it. */
export function answerFromFacts(
  business: Business,
  question: string,
  context: FactContext,
): FactAnswer | null {
  const read = readQuestion(business, question, context.detection)
  const subjects = subjectsFor(business, question, context)
  const language = replyLanguage(question, context.locale)
  const style = clockStyle(language, context.locale, business.timezone)
  const emergency = answerEmergency(business, read, language)
  if (emergency && read.dates.length === 0) return emergency
  const confidence = hoursConfidence(read, subjects)
  const hours =
    confidence === null ? null : answerHours(read, { business, now: context.now, style, confidence })
  return (
    hours ?? answerServices({ business, language, subjects }, read) ?? answerContact(business, read, language)
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
  return continues || asksPresence(read) ? 0.85 : null
}
