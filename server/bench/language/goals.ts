/** What each figure should reach, found by the name of its set: sets of the same kind go by several names. */

export interface Goal {
  must?: number
  stretch?: number
  /** True for times and sizes. */
  isAtMost?: boolean
  published?: string
}

interface GoalRow extends Goal {
  /** Of the set's name in small letters, without anything but letters and digits. */
  set: RegExp
  name: string
  /** How many examples an intent were learned; without it, all there are. */
  shots?: number | 'any'
  /** Which kind of test: plain questions unless said otherwise. */
  test?: 'plain' | 'hard' | 'typos30' | 'typos60' | 'any'
}

type Row = [set: RegExp, name: string, must: number | null, stretch: number | null, published?: string]

const banking = /^banking(?:77)?(?:full)?$/
const clinc = /^clinc(?:150)?(?:full)?$/
const anyClinc = /^clinc(?:150)?(?:full|small)?$/
const hwu = /^hwu(?:64)?(?:full)?$/
const saas = /saas/
const sofmattress = /sofmattress$/
const curekart = /curekart$/
const powerplay = /powerplay(?:11)?$/
const anything = /^/

const accuracies: GoalRow[] = [
  { shots: 10, ...row([banking, 'accuracy', 78, 80, 'USE 84.2, RoBERTa 84.3']) },
  { shots: 5, ...row([banking, 'accuracy', 69, 71, 'USE 76.3, RoBERTa 74.0']) },
  { test: 'hard', ...row([banking, 'accuracy', 77.5, 80]) },
  { shots: 10, test: 'typos30', ...row([banking, 'accuracy', 72, 75]) },
  { shots: 10, test: 'typos60', ...row([banking, 'accuracy', 65, 70]) },
  { shots: 10, ...row([anyClinc, 'accuracy', 84.5, 86, 'USE 90.9, RoBERTa 91.6']) },
  { shots: 5, ...row([anyClinc, 'accuracy', 77.5, 80, 'USE 87.8, RoBERTa 88.0']) },
  { shots: 10, ...row([hwu, 'accuracy', 74.5, 77, 'USE 83.8, RoBERTa 82.9']) },
  { shots: 5, ...row([hwu, 'accuracy', 67, 70, 'USE 77.8, RoBERTa 75.6']) },
  { shots: 10, ...row([saas, 'accuracy', 74, 77.6, 'Dialogflow 64.0, LUIS 67.3, Watson 77.6']) },
  { shots: 30, ...row([saas, 'accuracy', 82, 85.5, 'Dialogflow 75.6, LUIS 78.2, Watson 85.5']) },
]

const ofIntents: Row[] = [
  [banking, 'accuracy', 91.5, 92.5, 'BERT-large 93.7'],
  [clinc, 'accuracy', 93.3, 94.2, 'SVM 91.0, Rasa 91.5, Dialogflow 91.7, USE 93.5, BERT 96.9'],
  [/^clinc(?:150)?small$/, 'accuracy', 89.6, null, 'Rasa 88.9, Dialogflow 89.4, SVM 89.6, BERT 96.4'],
  [clinc, 'accuracy, chosen threshold', 92.5, 93, 'SVM 88.2, Dialogflow 90.8, Rasa 90.9, BERT 96.2'],
  [clinc, 'OOS refused, chosen threshold', 65, 72, 'SVM 18.0, Dialogflow 26.7, Rasa 31.2, BERT 52.3'],
  [anyClinc, 'AUROC', 96.2, null],
  [hwu, 'accuracy', 88.5, 90, 'USE 91.3'],
  [curekart, 'accuracy', 83.5, 84.5, 'LUIS 73.7, Dialogflow 75.0, Haptik 80.8, BERT 83.6, Rasa 84.1'],
  [curekart, 'AUROC', 83, 85.7, 'LUIS 72.4, Rasa 80.1, BERT 82.4, Haptik 85.0, Dialogflow 85.6'],
  [curekart, 'best MCC', 0.58, 0.61, 'Rasa .52, LUIS .54, Dialogflow .59, Haptik .61, BERT .61'],
  [powerplay, 'accuracy', 64.5, 67.5, 'Rasa 49.1, LUIS 52.4, BERT 58.5, Dialogflow 59.6, Haptik 67.3'],
  [powerplay, 'AUROC', 78, 80, 'BERT 69.9, Rasa 70.9, Dialogflow 72.8, LUIS 75.2, Haptik 76.6'],
  [powerplay, 'best MCC', 0.41, 0.43, 'Rasa .34, BERT .35, Dialogflow .36, LUIS .37, Haptik .43'],
  [sofmattress, 'accuracy', 73.5, 74, 'LUIS 63.6, Rasa 69.3, Haptik 72.3, Dialogflow 73.2, BERT 73.6'],
  [sofmattress, 'AUROC', 81, 87, 'Rasa 79.2, LUIS 79.7, Haptik 83.9, BERT 86.8, Dialogflow 86.9'],
  [sofmattress, 'best MCC', 0.58, 0.64, 'Rasa .53, LUIS .58, Haptik .60, BERT .63, Dialogflow .64'],
  [/creditcards?|bankingdomain/, 'AUROC, in-domain', 88, 91],
  [/banking(?:77)?oos|banking50/, 'AUROC, in-domain', 82.5, 86],
  [/chatbot/, 'accuracy', 98, 99, 'Dialogflow 93, Watson 97, LUIS 98, Rasa 98, nlp.js 99 (F1)'],
  [/askubuntu/, 'accuracy', 92, 94, 'Dialogflow 85, Rasa 86, LUIS 90, Watson 92, nlp.js 94 (F1)'],
  [
    /webapplications|webapps/,
    'accuracy',
    78,
    82,
    'Rasa 74, Dialogflow 80, nlp.js 80, LUIS 81, Watson 83 (F1)',
  ],
  [/russian|ru79|^ru$/, 'accuracy', 75, 80],
]

/** By language, with its own settings. */
const minisearchFirst = {
  en: '89.8',
  es: '89.3',
  de: '82.4',
  ru: '78.4',
  tr: '80.5',
  ar: '78.5',
  hi: '87.8',
  vi: '88.3',
  zh: '9.8',
  th: '21.2',
}

const ofRetrieval: Row[] = [
  [/squad/, 'R@1', 84, 86, 'BM25 79.5, minisearch 74.4'],
  [/squad/, 'MRR', 89, 90, 'BM25 86.0, minisearch 81.9'],
  [/squad/, 'AUROC', 98, 99, 'minisearch 87–90'],
  [/squad/, 'foreign caught, 95 % kept', 90, 95],
  [/squad/, 'answer in quote', 79, 83],
  [/stackfaq/, 'R@1', 80, 84, 'minisearch 63.7, Postgres 74.7'],
  [/stackfaq/, 'MRR', 87, 90, 'minisearch 74.2, Postgres 82.6'],
  [/covid.*users|users.*covid|covidfaq|faqcovid$/, 'R@1', 57, 62, 'Postgres 21.1, minisearch 41.2'],
  [/covid.*users|users.*covid|covidfaq|faqcovid$/, 'MRR', 71, 74, 'Postgres 38.7, minisearch 56.0'],
  [/covid.*deepset|deepset.*faq/, 'R@1', 60.7, null, 'minisearch 42.6, Postgres 50.0'],
  [/covid.*deepset|deepset.*faq/, 'MRR', 70.2, null, 'minisearch 54.6, Postgres 60.4'],
  ...Object.entries(minisearchFirst).map(
    ([language, share]): Row => [new RegExp(`xquad.*${language}$`), 'R@1', 91, 94, `minisearch ${share}`],
  ),
  [/xquad/, 'R@1', 91, 94],
]

const ofRedaction: Row[] = [
  [anything, 'e-mail', 100, null],
  [anything, 'card', 100, null],
  [anything, 'SSN', 100, null],
  [anything, 'IP', 100, null],
  [anything, 'domain', 100, null],
  [anything, 'IBAN', 100, null],
  [anything, 'phone', 95, null],
  [anything, 'street', null, 65],
  [anything, 'person', null, 55],
]

const ofCosts: Row[] = [
  [banking, 'training', 5000, 2500],
  [clinc, 'training', 12_000, 6000],
  [banking, 'stored', 2.5, 1],
  [/^30x15$/, 'training', 200, 50],
  [/^50x20$/, 'training', 400, 150],
  [/^(?:30x15|50x20)$/, 'heap', 1.5, 0.8],
  [/^index$/, 'of 2,000 passages', 500, 200],
  [anything, 'clean changed', 0.1, null],
]

const ofSpeed: GoalRow[] = (
  [
    [anything, 'detection, p50', 0.2, 0.05],
    [anything, 'detection, p95', 1, 0.2],
    [anything, 'query, p95', 2, 0.5],
  ] satisfies Row[]
).map((each) => ({ ...row(each), shots: 'any', test: 'any', isAtMost: true }))

const goals: GoalRow[] = [
  ...accuracies,
  ...[...ofIntents, ...ofRetrieval, ...ofRedaction].map(row),
  ...ofCosts.map((each) => ({ ...row(each), isAtMost: true })),
  ...ofSpeed,
]

/** The goal of a figure, by a label such as `banking77 train_10 valid_typos30`. */
export function goalOf(label: string, name: string): Goal | undefined {
  const { set, shots, test } = partsOf(label)
  return goals.find(
    (goal) =>
      goal.name === name &&
      goal.set.test(set) &&
      (goal.shots === 'any' || goal.shots === shots) &&
      (goal.test === 'any' || (goal.test ?? 'plain') === test),
  )
}

function row([set, name, must, stretch, published]: Row): GoalRow {
  return {
    set,
    name,
    ...(must !== null && { must }),
    ...(stretch !== null && { stretch }),
    ...(published && { published }),
  }
}

function partsOf(label: string) {
  const words = label.split(' ')
  const at = words.findIndex((word) => /^train/i.test(word))
  const whole = (at === -1 ? words : words.slice(0, at)).join('')
  // A hard test may lie in a folder of its own.
  const name = whole.replace(/[_-]hard(?:[_-]test)?$/i, '')
  const set = lettersOf(name)
  if (at === -1) return { set, shots: undefined, test: 'plain' }
  const ofPart = /\d+$/.exec(words[at] ?? '')?.[0]
  const ofSet = /[_-](5|10|30)(?:[_-]?shots?)?$/.exec(name)
  const shots = ofPart ?? ofSet?.[1]
  return {
    set: shots === ofSet?.[1] && ofSet ? lettersOf(name.slice(0, ofSet.index)) : set,
    shots: shots === undefined ? undefined : Number(shots),
    test: name === whole ? kindOf(words.slice(at + 1).join(' ')) : 'hard',
  }
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function kindOf(test: string): string {
  const typos = /typos?[_-]?0?\.?(\d)/i.exec(test)?.[1]
  if (typos) return `typos${typos}0`
  if (/hard/i.test(test)) return 'hard'
  return /^(?:valid|validation|val|dev|test|eval|)$/i.test(test) ? 'plain' : test
}
