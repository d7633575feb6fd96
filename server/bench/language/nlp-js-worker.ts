/** A process that trains nlp.js with what stands on its standard input and prints what it detects. */
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import { type Answer, type Outcome, warmUpTexts } from './intent-engine.ts'
import type { NlpJsTask } from './nlp-js.ts'

interface NlpManager {
  addDocument(language: string, phrase: string, intent: string): void
  train(): Promise<void>
  process(language: string, phrase: string): Promise<Told>
  export(isSmall: boolean): string
}

interface Told {
  intent: string
  classifications: { intent: string; score: number }[]
}

/** Its name for what fits nothing. */
const nothing = 'None'
const acts = 0.5

// Tells of its training on the console, where the answer goes.
const print = process.stdout.write.bind(process.stdout)
console.log = () => undefined
const { NlpManager: Manager } = createRequire(process.argv[2] ?? import.meta.url)('node-nlp') as {
  NlpManager: new (settings: object) => NlpManager
}
print(JSON.stringify(await outcomeOf(JSON.parse(await text(process.stdin)) as NlpJsTask)))

async function outcomeOf({ language, intents, texts }: NlpJsTask): Promise<Outcome> {
  const settings = {
    forceNER: false,
    autoSave: false,
    autoLoad: false,
    nlu: { log: false, useNoneFeature: true },
  }
  const manager = new Manager({ languages: [language], ...settings })
  for (const { name, phrases } of intents) {
    for (const phrase of phrases) manager.addDocument(language, phrase, name)
  }
  const started = performance.now()
  await manager.train()
  const trainingMs = performance.now() - started
  const own = new Set(intents.map(({ name }) => name))
  const answers: Answer[] = []
  const detectionMs: number[] = []
  for (const phrase of texts.slice(0, warmUpTexts)) await manager.process(language, phrase)
  for (const phrase of texts) {
    const before = performance.now()
    const told = await manager.process(language, phrase)
    detectionMs.push(performance.now() - before)
    answers.push(answerOf(told, own))
  }
  const storedBytes = Buffer.byteLength(manager.export(true))
  return { answers, trainingMs, detectionMs, storedBytes }
}

function answerOf({ intent, classifications }: Told, own: ReadonlySet<string>): Answer {
  const ranked = classifications
    .filter((each) => own.has(each.intent))
    .map(({ intent: name, score }) => ({ name, score }))
  return {
    ranked,
    taken: intent === nothing && !own.has(nothing) ? null : intent,
    found: ranked.filter(({ score }) => score >= acts).map(({ name }) => name),
  }
}
