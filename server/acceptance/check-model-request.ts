/** Checks what the product sends to a model: against what we mean to send, and against the vendor's description if at hand. */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { describedCheck } from './described-check.ts'

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

/** Gives a function that lists what is wrong with a request. */
export async function openRequestCheck(): Promise<RequestCheck> {
  const checkDescribed = await describedCheck('CreateChatCompletionRequest')
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
