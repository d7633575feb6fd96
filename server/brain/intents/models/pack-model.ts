/** A model as bytes, to be stored and handed from thread to thread. */
import { deserialize, serialize } from 'node:v8'
import type { IntentModel } from '../intent-model.ts'

export function packModel(model: IntentModel): Uint8Array {
  return serialize(model)
}

/** @param bytes made by `packModel` of the same way of training */
export function unpackModel(bytes: Uint8Array): IntentModel {
  return deserialize(bytes) as IntentModel
}
