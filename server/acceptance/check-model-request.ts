/** Checks what the product sends to a model: against what we mean to send, and against the vendor's description if at hand. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

export type RequestCheck = (request: IncomingMessage, body: string) => string[]

const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().min(1),
})

const bodySchema = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(messageSchema)
    .min(2)
    .refine((messages) => messages[0]?.role === 'system', 'the first message is the rules')
    .refine((messages) => messages.at(-1)?.role === 'user', 'the last message is the question')
    .refine(
      (messages) => messages.filter(({ role }) => role === 'system').length === 1,
      'one system message',
    ),
  stream: z.literal(true),
  stream_options: z.strictObject({ include_usage: z.literal(true) }).optional(),
  max_completion_tokens: z.int().positive().max(8_192).optional(),
  max_tokens: z.int().positive().max(8_192).optional(),
})

const description = new URL(
  '../../../shared/contracts/openai-chat-embeddings-moderations-cut.openapi.json',
  import.meta.url,
)

/** Gives a function that lists what is wrong with a request. */
export async function openRequestCheck(): Promise<RequestCheck> {
  described ??= describedCheck()
  const checkDescribed = await described
  return (request, text) => {
    const body = jsonOf(text)
    const own = bodySchema.safeParse(body)
    return [
      ...doorProblems(request),
      ...(own.success ? [] : own.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`)),
      ...checkDescribed(body),
    ]
  }
}

function doorProblems({ method, url, headers }: IncomingMessage): string[] {
  const problems: string[] = []
  if (method !== 'POST' || url !== '/v1/chat/completions') problems.push(`${method} ${url} is no such call`)
  if (!/^Bearer \S+$/.test(headers.authorization ?? '')) problems.push('no bearer key')
  if (!headers['content-type']?.startsWith('application/json')) problems.push('not sent as JSON')
  return problems
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

let described: Promise<(body: unknown) => string[]> | undefined

/** The description is large and not part of this repository: without it our own schema alone decides. */
async function describedCheck(): Promise<(body: unknown) => string[]> {
  const text = await readFile(description, 'utf8').catch(() => null)
  if (text === null) return () => []
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ ...withoutForeignWords(JSON.parse(text)), $id: 'openai' })
  const validate = ajv.compile({ $ref: 'openai#/components/schemas/CreateChatCompletionRequest' })
  return (body) => (validate(body) ? [] : [ajv.errorsText(validate.errors)])
}

/** Drops the words of OpenAPI that JSON Schema gives no or another meaning. */
function withoutForeignWords(document: Record<string, unknown>): Record<string, unknown> {
  const foreign = new Set(['discriminator', 'nullable'])
  return JSON.parse(JSON.stringify(document, (key, value) => (foreign.has(key) ? undefined : value)))
}
