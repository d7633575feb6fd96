/** Reads what a server answers to `POST /embeddings`; nothing that could mislead a search gets past. */
import { z } from 'zod'
import { EmbeddingFailure } from './embedding-failure.ts'

export interface Embeddings {
  /** One for each text, in their order, of one size, each of length 1. */
  vectors: Float32Array[]
  /** What the server counted; 0 when it does not say. */
  tokens: number
}

const mostDimensions = 8_192

const answer = z.object({
  // Servers on an own machine leave the index out, and answer in order.
  data: z.array(z.object({ index: z.int().min(0).optional(), embedding: z.unknown() })),
  usage: z.object({ prompt_tokens: z.int().min(0) }).catch({ prompt_tokens: 0 }),
})

/** @throws EmbeddingFailure when it is not exactly one sound vector for each of `count` texts */
export function readEmbeddings(body: string, count: number): Embeddings {
  const parsed = answer.safeParse(jsonOf(body))
  if (!parsed.success || parsed.data.data.length !== count) throw new EmbeddingFailure('wrong_answer')
  const vectors = new Map<number, Float32Array>()
  for (const [place, { index = place, embedding }] of parsed.data.data.entries()) {
    vectors.set(index, unit(numbersOf(embedding)))
  }
  const inOrder = Array.from({ length: count }, (_, at) => vectors.get(at))
  const isWhole = inOrder.every((vector) => vector !== undefined)
  if (!isWhole || new Set(inOrder.map(({ length }) => length)).size > 1)
    throw new EmbeddingFailure('wrong_answer')
  return { vectors: inOrder, tokens: parsed.data.usage.prompt_tokens }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Both forms come, whichever was asked for. Looked at by hand: a batch holds a hundred thousand numbers. */
function numbersOf(embedding: unknown): Float32Array {
  if (typeof embedding === 'string') return unpacked(embedding)
  const isList = Array.isArray(embedding) && embedding.length <= mostDimensions
  if (!isList || !embedding.every((value) => typeof value === 'number'))
    throw new EmbeddingFailure('wrong_answer')
  return Float32Array.from(embedding)
}

/** Base64 of numbers of four bytes each, the lowest byte first. */
function unpacked(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64')
  const isSound = bytes.length % 4 === 0 && bytes.length <= mostDimensions * 4
  // What is not base64 is skipped in silence: only the way back tells.
  if (!isSound || bytes.toString('base64') !== text) throw new EmbeddingFailure('wrong_answer')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const vector = new Float32Array(bytes.length / 4)
  for (let at = 0; at < vector.length; at++) vector[at] = view.getFloat32(at * 4, true)
  return vector
}

/** Brought to length 1, so that a product of two is their cosine. */
function unit(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  const length = Math.sqrt(sum)
  // One number that is none makes the sum none, too.
  if (!(length > 0 && Number.isFinite(length))) throw new EmbeddingFailure('wrong_answer')
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length
  return vector
}
