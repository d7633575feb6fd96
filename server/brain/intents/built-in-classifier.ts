/** The classifier of the built-in intents, read at first use and shared by all bots. */
import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { gunzipSync } from 'node:zlib'
import type { Classifier } from './intent-model.ts'

let loaded: Classifier | null = null

/** As scripts/make-built-in-classifier.mjs trained it: training at first use would cost half a second. */
export function builtInClassifier(): Classifier {
  loaded ??= deserialize(gunzipSync(builtInBytes())) as Classifier
  return loaded
}

/** The file as it is. */
export function builtInBytes(): Buffer {
  return readFileSync(new URL('./built-in/classifier.bin', import.meta.url))
}
