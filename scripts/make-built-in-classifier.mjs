/**
 * Stores the trained classifier of the built-in intents beside their phrases. To be run whenever the phrases, or how
 * phrases are read, change: `node scripts/make-built-in-classifier.mjs`. A test tells when that was forgotten.
 */
import { writeFile } from 'node:fs/promises'
import { serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { trainBuiltIn } from '../server/brain/intents/built-in/train-built-in.ts'

const file = new URL('../server/brain/intents/built-in/classifier.bin', import.meta.url)
await writeFile(file, gzipSync(serialize(trainBuiltIn()), { level: 9 }))
