/**
 * nlp.js with its own settings, measured beside the product where somebody has put it: it is large and nothing else
 * needs it, so that it is no dependency. Runs as a process of its own, which ends when it takes too long.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { TrainingIntent } from '../../brain/intents/intent-types.ts'
import { guessLanguage } from '../../brain/language/guess-language.ts'
import type { IntentEngine, Outcome } from './intent-engine.ts'
import { say } from './say.ts'

/** Learns in time that grows faster than the phrases: 8,600 take most of a minute, 15,000 three. */
export type NlpJsReach = 'none' | 'small' | 'all'

/** What is given to the process. */
export interface NlpJsTask {
  language: string
  intents: readonly TrainingIntent[]
  texts: readonly string[]
}

const version = '4.27.0'
const root = fileURLToPath(new URL('../../../', import.meta.url))
const place = '.cache/nlp-js'
const worker = fileURLToPath(new URL('nlp-js-worker.ts', import.meta.url))
const mostPhrases = { none: 0, small: 2000, all: Number.POSITIVE_INFINITY }
const longestMs = { none: 0, small: 60_000, all: 300_000 }
const mostOutput = 256 * 2 ** 20

/** Null when it is not to be measured or not there; then it says how to bring it. */
export function nlpJsEngine(reach: NlpJsReach): IntentEngine | null {
  if (reach === 'none') return null
  if (!installedNlpJs()) {
    say(`nlp.js is not measured: npm install --prefix ${place} node-nlp@${version} brings it (120 MB).`)
    return null
  }
  return (intents, texts) => {
    const phrases = intents.reduce((sum, intent) => sum + intent.phrases.length, 0)
    return phrases > mostPhrases[reach]
      ? null
      : measured({ language: languageOf(intents), intents, texts }, reach)
  }
}

/** Its version, or null when it is not there. */
export function installedNlpJs(): string | null {
  const description = `${root}${place}/node_modules/node-nlp/package.json`
  if (!existsSync(description)) return null
  return (createRequire(import.meta.url)(description) as { version: string }).version
}

function measured(task: NlpJsTask, reach: NlpJsReach): Outcome | null {
  const { stdout, error, status } = spawnSync(process.execPath, [worker, `${root}${place}/`], {
    input: JSON.stringify(task),
    encoding: 'utf8',
    timeout: longestMs[reach],
    killSignal: 'SIGKILL',
    maxBuffer: mostOutput,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  if (!error && status === 0) return JSON.parse(stdout) as Outcome
  const isLate = error && 'code' in error && error.code === 'ETIMEDOUT'
  const reason = isLate
    ? `it took more than ${longestMs[reach] / 1000} s`
    : (error?.message ?? `it ended with ${status}`)
  say(`nlp.js is not measured here: ${reason}`)
  return null
}

function languageOf(intents: readonly TrainingIntent[]): string {
  const some = intents.flatMap(({ phrases }) => phrases.slice(0, 2)).slice(0, 40)
  return guessLanguage(some.join('. ')) ?? 'en'
}
