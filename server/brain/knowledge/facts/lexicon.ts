/** The words of questions for facts in one language, read once and kept. */
import type { Language } from '../../language/guess-language.ts'
import { type Vocabulary, vocabularyOf } from '../../language/near-word.ts'
import { arabic } from './question-words/arabic.ts'
import { chinese } from './question-words/chinese.ts'
import { dutch } from './question-words/dutch.ts'
import { hindi } from './question-words/hindi.ts'
import { italian } from './question-words/italian.ts'
import { japanese } from './question-words/japanese.ts'
import { polish } from './question-words/polish.ts'
import { portuguese } from './question-words/portuguese.ts'
import type { QuestionWords } from './question-words/question-words-type.ts'
import { russian } from './question-words/russian.ts'
import { thai } from './question-words/thai.ts'
import { turkish } from './question-words/turkish.ts'
import { vietnamese } from './question-words/vietnamese.ts'
import { fillers, type Topic, topicWords } from './topic-words.ts'
import { type WordList, wordListOf } from './word-list.ts'

export interface Lexicon {
  ask: Readonly<Record<Topic, WordList>>
  allow: Readonly<Record<Topic, WordList>>
  fillers: WordList
  /** What a question for hours says beside the topic; null for the languages that are read by their sentences. */
  clock: Readonly<Record<ClockWord, WordList>> | null
  presence: WordList
  vocabulary: Vocabulary
  /** Whole words, to cut a text without spaces by. */
  pieces: ReadonlySet<string>
}

const clockWords = ['open', 'when', 'now', 'again', 'holiday'] as const
export type ClockWord = (typeof clockWords)[number]

const questionWords: Readonly<Partial<Record<Language, QuestionWords>>> = {
  it: italian,
  pt: portuguese,
  nl: dutch,
  pl: polish,
  ru: russian,
  tr: turkish,
  ar: arabic,
  hi: hindi,
  zh: chinese,
  ja: japanese,
  th: thai,
  vi: vietnamese,
}
const presence =
  'work working available there here in arbeiten arbeitet da erreichbar trabajan disponibles travaillez'
const lexicons = new Map<QuestionWords | null, Lexicon>()

/** The words of the language together with those of the four that everybody's questions may be mixed with. */
export function lexiconOf(language: Language | null): Lexicon {
  const own = (language && questionWords[language]) ?? null
  const known = lexicons.get(own)
  if (known) return known
  const made = makeLexicon(own)
  lexicons.set(own, made)
  return made
}

function makeLexicon(own: QuestionWords | null): Lexicon {
  const of = (at: 0 | 1) => (topic: Topic) =>
    wordListOf(
      `${topicWords[topic][at]} ${own?.topics[topic][at] ?? ''} ${at === 1 ? (own?.place ?? '') : ''}`,
    )
  const ask = byTopic(of(0))
  const allow = byTopic(of(1))
  const filling = wordListOf(`${fillers} ${own?.fillers ?? ''}`)
  const clock = own && clockOf(own)
  const present = wordListOf(`${presence} ${own?.presence ?? ''}`)
  const lists = [
    filling,
    present,
    ...Object.values(ask),
    ...Object.values(allow),
    ...Object.values(clock ?? {}),
  ]
  const pieces = new Set(lists.flatMap((list) => list.words))
  return {
    ask,
    allow,
    fillers: filling,
    clock,
    presence: present,
    vocabulary: vocabularyOf(new Map([...pieces].map((word) => [word, 1]))),
    pieces,
  }
}

function byTopic(listOf: (topic: Topic) => WordList): Record<Topic, WordList> {
  const topics = Object.keys(topicWords) as Topic[]
  return Object.fromEntries(topics.map((topic) => [topic, listOf(topic)])) as Record<Topic, WordList>
}

function clockOf(own: QuestionWords): Record<ClockWord, WordList> {
  return Object.fromEntries(clockWords.map((name) => [name, wordListOf(own[name])])) as Record<
    ClockWord,
    WordList
  >
}
