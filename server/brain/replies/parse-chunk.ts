/** One chunk of a streamed chat completion, tolerant of what compatible servers leave away or add. */
import { z } from 'zod'
import { ModelFailure } from './model-failure.ts'

interface Chunk {
  content: string
  isLast: boolean
  usage: { prompt_tokens: number; completion_tokens: number } | null
}

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int() }).nullish().catch(null),
  error: z.unknown().optional(),
})

/** Throws a ModelFailure for what is no chunk, and for a chunk that tells of an error or a refusal. */
export function parseChunk(event: string): Chunk {
  const { data, error: cause } = chunkSchema.safeParse(jsonOf(event))
  if (!data) throw new ModelFailure('invalid_chunk', { cause })
  if (data.error) throw new ModelFailure('error_in_stream', { code: codeOf(data.error) })
  const choice = data.choices?.[0]
  if (choice?.delta?.refusal || choice?.finish_reason === 'content_filter') throw new ModelFailure('refused')
  return {
    content: choice?.delta?.content ?? '',
    isLast: Boolean(choice?.finish_reason),
    usage: data.usage ?? null,
  }
}

function jsonOf(event: string): unknown {
  try {
    return JSON.parse(event)
  } catch (cause) {
    throw new ModelFailure('invalid_chunk', { cause })
  }
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}
