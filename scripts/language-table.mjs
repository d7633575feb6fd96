/**
 * Writes the table of the language work into the README, from the figures that
 * `npm run bench -- language --json docs/language-figures.json` has left there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const [begin, end] = ['<!-- language:begin -->', '<!-- language:end -->']

/** What a reader sees, and the set and figure that say it. */
const rows = [
  ['Intents: 77 of a bank, all examples', 'banking77 train valid', 'accuracy'],
  ['… 10 examples each', 'banking77 train_10 valid', 'accuracy'],
  ['… and typing slips in a third of the words', 'banking77 train_10 valid_typos30', 'accuracy'],
  ['… 5 examples each', 'banking77 train_5 valid', 'accuracy'],
  ['Intents: 150 of an assistant, 50 examples each', 'clinc150_small train valid', 'accuracy'],
  ['… 10 examples each', 'clinc150_small train_10 valid', 'accuracy'],
  ["Intents: a shop's real visitors", 'hint3_sofmattress train test', 'accuracy'],
  ['… told from what fits none (AUROC)', 'hint3_sofmattress train test', 'AUROC'],
  ['Intents: timetable chatbot, 100 examples in all', 'braun Chatbot train test', 'accuracy'],
  ['… Ask Ubuntu, 53', 'braun AskUbuntu train test', 'accuracy'],
  ['… web applications, 30', 'braun WebApplications train test', 'accuracy'],
  ['Intents: several a message, 400 messages (micro-F1)', 'nlupp_hotels all but two', 'micro-F1'],
  [
    "Refusing what is about the owner's trade (AUROC)",
    'clinc_banking_domain train valid',
    'AUROC, in-domain',
  ],
  ['… about anything else (AUROC)', 'clinc_banking_domain train valid', 'AUROC, out-of-domain'],
  ['Search: right passage first, 24 tenants', 'squad_tenants', 'R@1'],
  ['… its quoted sentences hold the answer', 'squad_tenants', 'answer in quote'],
  ["… told from another tenant's questions (AUROC)", 'squad_tenants', 'AUROC'],
  ['Search: reworded questions, 209 articles', 'faq_covid_deepset', 'R@1'],
  ['Search in Spanish', 'xquad es', 'R@1'],
  ['… in Chinese', 'xquad zh', 'R@1'],
  ['… in Arabic', 'xquad ar', 'R@1'],
  ['Personal data taken out: e-mail', 'pii presidio_v2_even_templates', 'e-mail'],
  ['… card', 'pii presidio_v2_even_templates', 'card'],
  ['… phone', 'pii presidio_v2_even_templates', 'phone'],
  ['… messages without any that change', 'pii clean_utterances', 'clean changed'],
  ['Learning 30 intents with 15 examples', '30x15', 'training'],
  ['Finding an intent, 77 to choose from, p95', 'banking77 train', 'detection, p95'],
  ['Searching, p95', 'squad_tenants', 'query, p95'],
]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [readme, figures] = [join(root, 'README.md'), join(root, 'docs', 'language-figures.json')]
  writeFileSync(
    readme,
    withLanguageTable(readFileSync(readme, 'utf8'), JSON.parse(readFileSync(figures, 'utf8'))),
  )
}

/** The text with the table of these figures between its markers. */
export function withLanguageTable(text, report) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`README.md lacks ${begin} and ${end}`)
  return `${text.slice(0, from + begin.length)}\n${languageTable(report)}\n${text.slice(to)}`
}

/** @throws when a figure is missing: the table should not lose a row unnoticed */
export function languageTable({ versions, figures }) {
  const neighbour = versions['nlp.js'] ? `nlp.js ${versions['nlp.js']}` : 'nlp.js'
  const lines = rows.map(([what, set, name]) => {
    const figure = figures.find((each) => each.set === set && each.name === name)
    if (!figure) throw new Error(`No figure "${name}" of "${set}"`)
    const { value, unit, nlpJs, published = '' } = figure
    const beside = nlpJs === undefined ? '–' : told(nlpJs, unit)
    return `| ${what} | ${told(value, unit)} | ${beside} | ${published} |`
  })
  return [`| What | Here | ${neighbour} | Others |`, '|---|---|---|---|', ...lines].join('\n')
}

function told(value, unit) {
  const digits = unit === '%' ? 1 : unit === 'ms' && value >= 100 ? 0 : 2
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`
}
