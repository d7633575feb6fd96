/** Decides what an answer rests on, before anything is said: the same with and without a model. */
import { replyLanguage } from '../language/reply-language.ts'
import { fillVariables } from './fill-variables.ts'
import { ownReply } from './own-reply.ts'
import type { AnswerInput, Grounding } from './reply-types.ts'
import type { ReplyWords } from './reply-words/reply-words-type.ts'
import { replyWords } from './reply-words.ts'

/** So sure must an article be to go before an emergency or a request that a person takes on. */
const sureArticle = 0.8
/** So sure must detection be for a request to be passed on to a person unasked. */
const sureRequest = 0.7
/** So sure must detection be for an owner's intent to go before a surer article or fact. */
const sureIntent = 0.9
/** What is less near is no suggestion but noise. */
const leastNearness = 0.08
const mostSuggestions = 3
/** Facts that are computed for one moment: no article can know better. */
const momentary: readonly string[] = ['open_now', 'holiday']

type Step = (input: AnswerInput, words: ReplyWords) => Grounding | null

/** In this order: the first that has a grounding decides. */
const steps: readonly Step[] = [
  onlyFiles,
  exactArticle,
  ownIntent,
  personWished,
  emergency,
  factOrArticle,
  smallTalk,
  request,
  detailsGiven,
  withFiles,
]

/** Decides what the answer to a message rests on. Pure. */
export function decideGrounding(input: AnswerInput): Grounding {
  const words = replyWords[replyLanguage(input.question, input.locale)]
  for (const step of steps) {
    const grounding = step(input, words)
    if (grounding) return grounding
  }
  return { kind: 'refusal', suggestions: suggestionsFor(input) }
}

/** Nothing was said: a person has to look at what came. */
function onlyFiles(input: AnswerInput, words: ReplyWords): Grounding | null {
  return input.question.trim() === '' ? withFiles(input, words) : null
}

/** What the desk cannot answer may stand in the file, which it cannot open. */
function withFiles({ files = 0 }: AnswerInput, words: ReplyWords): Grounding | null {
  return files > 0 ? { kind: 'intent', reply: words.fileReceived, handoff: true } : null
}

/** An owner who answered just this question has the last word. */
function exactArticle({ search, fact }: AnswerInput): Grounding | null {
  const isMomentary = fact !== null && momentary.includes(fact.fact)
  return search.exact && search.passages.length > 0 && !isMomentary ? { kind: 'article', search } : null
}

function ownIntent(input: AnswerInput): Grounding | null {
  const { detection, intents } = input
  const { name, confidence } = detection.intent ?? { name: '', confidence: 0 }
  const settings = Object.hasOwn(intents, name) ? intents[name] : undefined
  if (!settings || (confidence < sureIntent && sourceConfidence(input) > confidence)) return null
  const isHandoff = settings.action === 'handoff'
  const reply = ownReply(settings, input)
  const { blocks } = settings
  if (reply)
    return {
      kind: 'intent',
      reply: fillVariables(reply, input),
      handoff: isHandoff,
      ...(blocks && { blocks }),
    }
  return isHandoff ? { kind: 'handoff' } : null
}

/** How sure the best fact or article is; 0 where none would answer. */
function sourceConfidence({ fact, search }: AnswerInput): number {
  const article = search.passages.length > 0 && search.confidence >= search.threshold ? search.confidence : 0
  return Math.max(article, fact?.confidence ?? 0)
}

function personWished({ detection, history }: AnswerInput): Grounding | null {
  const name = detection.intent?.name
  const isWished = name === 'person' || (name === 'affirm' && isPersonOffered(history))
  return isWished ? { kind: 'handoff' } : null
}

/** Whether the desk has just said that it does not know, and asked whether a person shall answer. */
function isPersonOffered(history: AnswerInput['history']): boolean {
  const last = history.findLast(({ role }) => role === 'bot')?.text
  return Object.values(replyWords).some(
    ({ refusal, refusalWithSuggestions }) => last === refusal || last === refusalWithSuggestions,
  )
}

function emergency({ detection, fact, search }: AnswerInput): Grounding | null {
  if (detection.intent?.name !== 'emergency') return null
  // Whoever asks for the number itself gets it, and not advice that mentions it.
  const isNumberAsked = fact !== null && fact.confidence >= 1
  if (search.confidence >= sureArticle && !isNumberAsked) return { kind: 'article', search }
  return fact ? { kind: 'facts', fact } : { kind: 'handoff' }
}

function factOrArticle({ detection, fact, search }: AnswerInput): Grounding | null {
  const hasArticle = search.passages.length > 0 && search.confidence >= search.threshold
  if (fact && !(hasArticle && isBetter(search.confidence, fact))) return { kind: 'facts', fact }
  const isTalk = detection.intent !== null && detection.intent.name in replyWords.en.smallTalk
  if (isTalk && (detection.intent?.confidence ?? 0) > search.confidence) return null
  return hasArticle ? { kind: 'article', search } : null
}

function isBetter(confidence: number, fact: { fact: string; confidence: number }): boolean {
  return !momentary.includes(fact.fact) && fact.confidence < 0.9 && confidence > fact.confidence + 0.1
}

function smallTalk({ detection, business }: AnswerInput, words: ReplyWords): Grounding | null {
  const reply = detection.intent && words.smallTalk[detection.intent.name]
  return reply ? { kind: 'small_talk', reply: reply(business) } : null
}

function request({ detection }: AnswerInput, words: ReplyWords): Grounding | null {
  const reply = detection.intent && words.requests[detection.intent.name]
  const isSure = (detection.intent?.confidence ?? 0) >= sureRequest
  return reply && isSure ? { kind: 'intent', reply, handoff: true } : null
}

/** Contact details, or what the desk has just asked for, are nothing to know an answer to. */
function detailsGiven(input: AnswerInput, words: ReplyWords): Grounding | null {
  const leavesContact = input.detection.entities.some(({ type }) => type === 'email' || type === 'phone')
  const isAsking = /[?？؟]/.test(input.question)
  const isAnswering = hasAskedForDetails(input, words)
  const areGiven = isAsking ? leavesContact && isAnswering : leavesContact || isAnswering
  return areGiven ? { kind: 'intent', reply: words.noted, handoff: true } : null
}

/** Whether the last thing said here was a request that a person takes on, which asks when, who or what. */
function hasAskedForDetails(input: AnswerInput, words: ReplyWords): boolean {
  const last = input.history.findLast(({ role }) => role === 'bot')?.text
  if (last === undefined) return false
  const own = Object.values(input.intents)
    .filter(({ action }) => action === 'handoff')
    .flatMap(({ reply, replies }) => [reply ?? '', ...Object.values(replies ?? {})])
    .filter((reply) => reply !== '')
  return [...Object.values(words.requests), ...own.map((reply) => fillVariables(reply, input))].includes(last)
}

/** The nearest questions that have an answer. */
function suggestionsFor({ search }: AnswerInput): string[] {
  if (search.confidence < leastNearness) return []
  const best = search.passages[0]?.score ?? 0
  const near = search.passages.filter(({ score }) => score >= 0.6 * best)
  const questions = near.map(({ article }) => article.question.trim()).filter((question) => question !== '')
  return [...new Set(questions)].slice(0, mostSuggestions)
}
