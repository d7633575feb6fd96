/** What may be said on the command line after `language`. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { NlpJsReach } from './nlp-js.ts'
import { isFolder } from './read-lines.ts'

export interface LanguageOptions {
  data: string
  json?: string
  /** Only sets whose names hold this. */
  only: string
  nlpJs: NlpJsReach
}

const usualData = fileURLToPath(new URL('../../../../shared/yardsticks/', import.meta.url))

const languageHelp = `npm run bench -- language [options]

Measures intents, search and redaction through the code that serves tenants.

  --data DIR      folder with intents/SET/, retrieval/SET/ and pii/, one JSON object a line:
                    intents     train*, valid*, test*, oos*: {text, intent} or {text, intents, fold}
                    retrieval   passages: {passage_id, title, text, tenant?}
                                questions, oos_questions: {question, passage_id, tenant?, answers?}
                    pii         {text, spans: [{type, value, start, end}]}
  --only WORD     only sets whose names hold the word
  --nlp-js WHICH  small (default): beside nlp.js where there are at most 2,000 phrases to learn;
                  all: everywhere, which takes many minutes; none
  --json FILE     also writes the figures to a file
`

/** The options, or a text and whether giving it is a success: help was asked for, or something is wrong. */
export function readLanguageOptions(
  args: readonly string[],
): LanguageOptions | { text: string; isFine: boolean } {
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== 'language'),
      options: {
        data: { type: 'string', default: usualData },
        json: { type: 'string' },
        only: { type: 'string', default: '' },
        'nlp-js': { type: 'string', default: 'small' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return { text: languageHelp, isFine: true }
    if (!isFolder(values.data)) return wrong(`There is no folder ${values.data}; name one by --data DIR.`)
    const { json, 'nlp-js': nlpJs } = values
    if (json && !isFolder(dirname(json))) return wrong(`There is no folder ${dirname(json)} for --json.`)
    if (!isReach(nlpJs)) return wrong(`--nlp-js takes small, all or none, not ${nlpJs}.`)
    return { data: values.data, only: values.only, nlpJs, ...(json && { json }) }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

function wrong(text: string) {
  return { text: `${text}\n`, isFine: false }
}

function isReach(word: string): word is NlpJsReach {
  return ['small', 'all', 'none'].includes(word)
}
