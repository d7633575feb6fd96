/** The intents as the server learns and detects them. */
import { serialize } from 'node:v8'
import type { IntentMatch } from '#wire'
import { detectIntent } from '../../brain/intents/detect-intent.ts'
import type { Detection, TrainingIntent } from '../../brain/intents/intent-types.ts'
import { trainIntents } from '../../brain/intents/train-intents.ts'
import { type Answer, type Outcome, warmUpTexts } from './intent-engine.ts'

const moment = { now: new Date('2026-01-15T12:00:00Z'), timezone: 'UTC' }

export function ownEngine(intents: readonly TrainingIntent[], texts: readonly string[]): Outcome {
  const started = performance.now()
  const model = trainIntents(intents)
  const trainingMs = performance.now() - started
  const own = new Set(intents.map(({ name }) => name))
  const detectionMs: number[] = []
  for (const text of texts.slice(0, warmUpTexts)) detectIntent(model, text, moment)
  const answers = texts.map((text) => {
    const before = performance.now()
    const detection = detectIntent(model, text, moment)
    detectionMs.push(performance.now() - before)
    return answerOf(detection, own)
  })
  return { answers, trainingMs, detectionMs, storedBytes: serialize(model).byteLength }
}

function answerOf({ intent, intents, alternatives }: Detection, own: ReadonlySet<string>): Answer {
  const all = [...(intent ? [intent] : []), ...alternatives]
  const isOwn = ({ name }: IntentMatch) => own.has(name)
  return {
    ranked: all.filter(isOwn).map(({ name, confidence }) => ({ name, score: confidence })),
    taken: intent?.name ?? null,
    found: intents.filter(isOwn).map(({ name }) => name),
  }
}
