/** Checks a body against the vendor's own description of its API, where that is at hand. */
import { readFile } from 'node:fs/promises'

/** Lists what is wrong with a body. */
export type BodyCheck = (body: unknown) => string[]

const description = new URL(
  '../../../shared/contracts/openai-chat-embeddings-moderations-cut.openapi.json',
  import.meta.url,
)

const checks = new Map<string, Promise<BodyCheck>>()

/** The description is large and not part of this repository: without it nothing is found wrong. */
export function describedCheck(schema: string): Promise<BodyCheck> {
  const check = checks.get(schema) ?? compile(schema)
  checks.set(schema, check)
  return check
}

async function compile(schema: string): Promise<BodyCheck> {
  const text = await readFile(description, 'utf8').catch(() => null)
  if (text === null) return () => []
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ ...withoutForeignWords(JSON.parse(text)), $id: 'openai' })
  const validate = ajv.compile({ $ref: `openai#/components/schemas/${schema}` })
  return (body) => (validate(body) ? [] : [ajv.errorsText(validate.errors)])
}

/** Drops the words of OpenAPI that JSON Schema gives no or another meaning. */
function withoutForeignWords(document: Record<string, unknown>): Record<string, unknown> {
  const foreign = new Set(['discriminator', 'nullable'])
  return JSON.parse(JSON.stringify(document, (key, value) => (foreign.has(key) ? undefined : value)))
}
