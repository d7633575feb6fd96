/** Answers questions for address, phone, e-mail, website, the emergency phone and what the business does. */
import type { Business } from '#wire'
import type { Language } from '../../language/guess-language.ts'
import type { FactAnswer } from '../knowledge-types.ts'
import type { FactWords } from './fact-words/fact-words-type.ts'
import { factWords } from './fact-words.ts'
import { asksFor, type FactQuestion, unexplained } from './read-question.ts'
import type { Topic } from './topic-words.ts'

type Teller = (business: Business, words: FactWords) => Omit<FactAnswer, 'confidence'> | null

interface Rule {
  topic: Topic
  /** Topics whose words may stand in the question as well. */
  beside: readonly Topic[]
  /** The intent that speaks for it. */
  intent: string
  tell: Teller
}

/** So sure, detection tells that the way is asked for without a word for it: "how do I get to you?". */
const sureIntent = 0.7
const emergencyWords: readonly Topic[] = ['emergency', 'phone', 'contact', 'services']

/** From the most particular to the most general: the first that fits answers. */
const rules: readonly Rule[] = [
  { topic: 'email', beside: ['contact'], intent: 'contact', tell: tellEmail },
  { topic: 'website', beside: ['contact'], intent: 'contact', tell: tellWebsite },
  { topic: 'phone', beside: ['contact'], intent: 'contact', tell: tellPhone },
  { topic: 'contact', beside: [], intent: 'contact', tell: tellContact },
  { topic: 'location', beside: [], intent: 'location', tell: tellAddress },
  { topic: 'about', beside: ['services'], intent: 'about', tell: tellAbout },
]

export function answerContact(
  business: Business,
  question: FactQuestion,
  language: Language,
): FactAnswer | null {
  for (const rule of rules) {
    if (!raises(rule, question)) continue
    const left = unexplained(question, [rule.topic, ...rule.beside])
    if (left.length > 0) continue
    const told = rule.tell(business, factWords[language])
    if (told) return { ...told, confidence: 0.95 }
  }
  return null
}

/** The emergency phone, for who asks for it and for who has an emergency. */
export function answerEmergency(
  business: Business,
  question: FactQuestion,
  language: Language,
): FactAnswer | null {
  const isIntended = question.intent?.name === 'emergency'
  const isAsked = asksFor(question, 'emergency') && unexplained(question, emergencyWords).length === 0
  if (!isIntended && !isAsked) return null
  const told = tellEmergency(business, factWords[language])
  return told && { ...told, confidence: isAsked ? 1 : (question.intent?.confidence ?? 0) }
}

/** "Where" and "about" are too common to tell by themselves what is asked: detection has to agree. */
function raises({ topic, intent }: Rule, question: FactQuestion): boolean {
  if (topic === 'about') return question.intent?.name === intent
  if (topic === 'location') {
    const isIntended = question.intent?.name === intent
    if (isIntended && question.intent && question.intent.confidence >= sureIntent) return true
    return asksFor(question, topic) && (isIntended || question.words.length <= 6)
  }
  return asksFor(question, topic)
}

function tellEmergency({ emergency_phone: phone }: Business, words: FactWords): ReturnType<Teller> {
  return phone
    ? { fact: 'emergency', text: words.emergencyIs(phone), title: words.emergency, quote: phone }
    : null
}

function tellEmail({ email }: Business, words: FactWords): ReturnType<Teller> {
  return email ? { fact: 'email', text: words.emailIs(email), title: words.contact, quote: email } : null
}

function tellWebsite({ website }: Business, words: FactWords): ReturnType<Teller> {
  return website
    ? { fact: 'website', text: words.websiteIs(website), title: words.contact, quote: website }
    : null
}

function tellPhone({ phone }: Business, words: FactWords): ReturnType<Teller> {
  return phone ? { fact: 'phone', text: words.phoneIs(phone), title: words.contact, quote: phone } : null
}

function tellContact({ phone, email }: Business, words: FactWords): ReturnType<Teller> {
  const text = [phone ? words.phoneIs(phone) : '', email ? words.emailIs(email) : '']
    .filter(Boolean)
    .join(' ')
  const quote = [phone, email].filter(Boolean).join(', ')
  return text === '' ? null : { fact: phone ? 'phone' : 'email', text, title: words.contact, quote }
}

function tellAddress({ address }: Business, words: FactWords): ReturnType<Teller> {
  return address
    ? { fact: 'location', text: words.addressIs(address), title: words.address, quote: address }
    : null
}

function tellAbout({ description }: Business, words: FactWords): ReturnType<Teller> {
  return description ? { fact: 'about', text: description, title: words.about, quote: description } : null
}
