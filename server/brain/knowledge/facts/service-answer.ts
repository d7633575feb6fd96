/** Answers questions about services: what there is, what one costs, how long it takes. */
import type { Business, ServiceOffer } from '#wire'
import type { Language } from '../../language/guess-language.ts'
import { distanceWithin } from '../../language/near-word.ts'
import { isSmallWord } from '../../language/small-words.ts'
import { stemmer } from '../../language/stem.ts'
import type { FactAnswer } from '../knowledge-types.ts'
import { durationText } from './clock-words.ts'
import { isPartOfCompound } from './compounds.ts'
import { factWords } from './fact-words.ts'
import { asksFor, confidenceIn, type FactQuestion, unexplained } from './read-question.ts'

export interface ServiceContext {
  business: Business
  language: Language
  /** What the question leans on, newest first; empty when it stands alone. */
  subjects: readonly FactQuestion[]
}

/** A word that more services share names none of them. */
const mostMatching = 6

interface Asks {
  price: boolean
  length: boolean
}

interface Named {
  service: ServiceOffer
  /** Words of the question that the name does not explain. */
  left: string[]
  /** How many words of the question name it. */
  words: number
}

/** What a question about prices, lengths or services of a business gets, or null when it asks for something else. */
export function answerServices(context: ServiceContext, question: FactQuestion): FactAnswer | null {
  const { business, language } = context
  if (business.services.length === 0) return null
  const asks = {
    price: asksFor(question, 'price') || question.intent?.name === 'prices',
    length: asksFor(question, 'duration'),
  }
  const named = serviceIn(context, question)
  if (named && named.left.length === 0) return ofService(named.service, asks, language)
  if (asks.price || asks.length) {
    return answerPartlyNamed(context, question, asks) ?? answerUnnamed(context, question, asks)
  }
  return answerContinued(context, question) ?? answerList(context, question)
}

function answerList({ business, language }: ServiceContext, question: FactQuestion): FactAnswer | null {
  if (!asksFor(question, 'services') && question.intent?.name !== 'services') return null
  const confidence = confidenceIn(unexplained(question, ['services']), false)
  return confidence === null ? null : serviceList(business, language, confidence)
}

/** "And for women?" after "how much is a haircut for men?". */
function answerContinued(context: ServiceContext, question: FactQuestion): FactAnswer | null {
  const asked = (topic: 'price' | 'duration') => context.subjects.some((subject) => asksFor(subject, topic))
  const asks = { price: asked('price'), length: asked('duration') }
  return asks.price || asks.length ? answerPartlyNamed(context, question, asks) : null
}

/** Languages that write a compound as one word. */
const compounding: readonly Language[] = ['de', 'nl']

/** "How much is a tune-up?" where there are several: each of them. */
function answerPartlyNamed(context: ServiceContext, question: FactQuestion, asks: Asks): FactAnswer | null {
  const { business, language } = context
  const left = unexplained(question, ['price', 'duration', 'services'])
  if (left.length === 0) return null
  const stem = stemmer(language)
  const matching = business.services.filter(({ name }) => {
    const named = question.split(name)
    const parts = partsOf(named, stem)
    const isIn = (word: string) =>
      compounding.includes(language) && named.some((each) => isPartOfCompound(word, each))
    return left.every((word) => isIn(word) || parts.some((part) => isNamedBy(part, stem(word))))
  })
  const [only, ...others] = matching
  if (!only || matching.length > mostMatching) return null
  if (others.length === 0) return ofService(only, asks, language)
  return asks.price ? priceList(matching, language) : null
}

/** "How much is it?": of what was named before, or of everything. */
function answerUnnamed(context: ServiceContext, question: FactQuestion, asks: Asks): FactAnswer | null {
  if (unexplained(question, ['price', 'duration']).length > 0) return null
  const earlier = context.subjects
    .map((subject) => serviceIn(context, subject))
    .find((found) => found !== null)
  if (earlier) return ofService(earlier.service, asks, context.language)
  return asks.price && !asks.length ? priceList(context.business.services, context.language) : null
}

/** The service that the question names best. */
function serviceIn({ business, language }: ServiceContext, question: FactQuestion): Named | null {
  const left = unexplained(question, ['price', 'duration', 'services'])
  const stem = stemmer(language)
  const asked = question.words.map((word) => ({ word, stem: stem(word) }))
  let best: Named | null = null
  for (const service of business.services) {
    const parts = partsOf(question.split(service.name), stem)
    const isHit = ({ stem: own }: { stem: string }) => parts.some((part) => isNamedBy(part, own))
    const hits = new Set(asked.filter(isHit).map(({ word }) => word))
    const found = parts.filter((part) => asked.some((each) => isNamedBy(part, each.stem))).length
    if (parts.length === 0 || found < Math.max(1, Math.ceil(parts.length * 0.6))) continue
    const named = { service, left: left.filter((word) => !hits.has(word)), words: found }
    if (!best || isNamedBetter(named, best)) best = named
  }
  return best
}

function isNamedBetter(named: Named, best: Named): boolean {
  if (named.left.length !== best.left.length) return named.left.length < best.left.length
  return named.words > best.words
}

/** The telling words of a name, each also joined with its neighbour: "tune-up" is "tuneup" too. */
function partsOf(words: readonly string[], stem: (word: string) => string): { forms: string[] }[] {
  return words.flatMap((word, at) => {
    if (isSmallWord(word)) return []
    const [before, after] = [words[at - 1] ?? '', words[at + 1] ?? '']
    return [{ forms: [stem(word), stem(before + word), stem(word + after)] }]
  })
}

function isNamedBy({ forms }: { forms: string[] }, stem: string): boolean {
  return forms.some((form) => isSameWord(form, stem))
}

function isSameWord(first: string, second: string): boolean {
  if (first === second) return true
  return first.length >= 5 && second.length >= 5 && distanceWithin(first, second, 1) <= 1
}

function ofService(service: ServiceOffer, asks: Asks, language: Language): FactAnswer | null {
  const words = factWords[language]
  const { name, price, duration_minutes: minutes, description } = service
  if (asks.length && !asks.price) {
    return minutes === undefined
      ? null
      : serviceFact(service, words.serviceTakes(name, durationText(minutes, language, 'long')), language)
  }
  if (asks.price && !price) return null
  const parts = [
    price ? words.serviceCosts(name, price) : `${name}.`,
    minutes === undefined ? '' : words.takes(durationText(minutes, language, 'long')),
    description ? withFullStop(description) : '',
  ]
  if (!price && !description && minutes === undefined) return null
  return serviceFact(service, parts.filter(Boolean).join(' '), language)
}

function serviceFact(service: ServiceOffer, text: string, language: Language): FactAnswer {
  return { fact: 'price', text, title: service.name, quote: lineOf(service, language), confidence: 0.95 }
}

function priceList(services: readonly ServiceOffer[], language: Language): FactAnswer | null {
  const priced = services.filter((service) => service.price)
  if (priced.length === 0) return null
  const list = priced.map((service) => lineOf(service, language)).join('\n')
  return {
    fact: 'price',
    text: factWords[language].pricesAre(list),
    title: factWords[language].services,
    quote: list,
    confidence: 0.9,
  }
}

function serviceList(business: Business, language: Language, confidence: number): FactAnswer {
  const list = business.services.map((service) => lineOf(service, language)).join('\n')
  return {
    fact: 'services',
    text: factWords[language].servicesAre(list),
    title: factWords[language].services,
    quote: list,
    confidence,
  }
}

function lineOf({ name, price, duration_minutes: minutes }: ServiceOffer, language: Language): string {
  const duration = minutes === undefined ? undefined : durationText(minutes, language, 'short')
  const details = [price, duration].filter(Boolean).join(', ')
  return details === '' ? `• ${name}` : `• ${name}: ${details}`
}

function withFullStop(text: string): string {
  return /[.!?。！？।]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`
}
