/** Trains intents in a thread of its own; told phrases, it gives back the bytes of the model. */
import { parentPort } from 'node:worker_threads'
import type { TrainingIntent } from '../intent-types.ts'
import { trainIntents } from '../train-intents.ts'
import { packModel } from './pack-model.ts'

const port = parentPort
if (!port) throw new Error('training runs as a worker thread')

port.on('message', (intents: TrainingIntent[]) => {
  port.postMessage(packModel(trainIntents(intents)))
})
