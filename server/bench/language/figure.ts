/** A figure of the language work, beside what it should reach and what others have published. */

export interface Figure {
  /** Set and, where there are several, the part of it that was learned. */
  set: string
  name: string
  value: number
  unit: '%' | 'ms' | ''
  /** What to reach, if anything. */
  target?: number
  neighbour?: string
}

/** By set and figure: what to reach at least (at most for times), and who else reached what. */
const goals: Readonly<Record<string, { target: number; neighbour?: string }>> = {
  'banking77 train valid accuracy': { target: 91.5, neighbour: 'BERT-large 93.7, nlp.js 52.7' },
  'banking77 train_10 valid accuracy': { target: 78, neighbour: 'USE 84.2, nlp.js 68.1' },
  'banking77 train_5 valid accuracy': { target: 69, neighbour: 'USE 76.3, nlp.js 57.7' },
  'banking77 train_10 valid_typos30 accuracy': { target: 72, neighbour: 'nlp.js 53.3' },
  'banking77 train_10 valid_typos60 accuracy': { target: 65, neighbour: 'nlp.js 36.3' },
  'clinc150_small train valid accuracy': { target: 89.6, neighbour: 'BERT 96.4, SVM 89.6, Dialogflow 89.4' },
  'clinc150_small train_10 valid accuracy': { target: 84.5, neighbour: 'USE 90.9, nlp.js 78.6' },
  'clinc150_small train_5 valid accuracy': { target: 77.5, neighbour: 'USE 87.8, nlp.js 71.2' },
  'hint3_sofmattress train test accuracy': {
    target: 73.5,
    neighbour: 'BERT 73.6, Dialogflow 73.2, Rasa 69.3',
  },
  'hint3_sofmattress train test AUROC': { target: 81, neighbour: 'Dialogflow 86.9, BERT 86.8, Rasa 79.2' },
  'hint3_sofmattress train test best MCC': { target: 0.58, neighbour: 'Dialogflow .64, Rasa .53' },
  'clinc_banking_domain train valid AUROC': { target: 88, neighbour: 'nlp.js 75.5 (in-domain)' },
  'braun Chatbot train test accuracy': { target: 98, neighbour: 'nlp.js 99.1, Rasa 98' },
  'braun AskUbuntu train test accuracy': { target: 92, neighbour: 'nlp.js 93.6, Rasa 86' },
  'braun WebApplications train test accuracy': { target: 78, neighbour: 'nlp.js 81.4, Rasa 74' },
  'squad_tenants R@1': { target: 84, neighbour: 'BM25 79.5, minisearch 74.4' },
  'squad_tenants MRR': { target: 89, neighbour: 'BM25 86.0, minisearch 81.9' },
  'squad_tenants AUROC': { target: 98, neighbour: 'minisearch 87–90' },
  'squad_tenants kept': { target: 93 },
  'squad_tenants foreign caught': { target: 92 },
  'squad_tenants answer in quote': { target: 79 },
  'faq_covid_deepset R@1': { target: 60.7, neighbour: 'minisearch 42.6, Postgres 50.0' },
  'faq_covid_deepset MRR': { target: 70.2, neighbour: 'minisearch 54.6, Postgres 60.4' },
  'xquad ar R@1': { target: 91, neighbour: 'minisearch 78.5' },
  'xquad es R@1': { target: 91, neighbour: 'minisearch 89.3' },
  'xquad zh R@1': { target: 91, neighbour: 'minisearch 9.8' },
  'index of 2,000 passages': { target: 500 },
}

/** Adds the goal of a figure, if there is one. */
export function figure(set: string, name: string, value: number, unit: Figure['unit'] = '%'): Figure {
  return { set, name, value, unit, ...goals[`${set} ${name}`] }
}
