/** A small value that fits a JSON Schema, so that a call gets past validation to where tenants are told apart. */
import { randomUUID } from 'node:crypto'

export interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  format?: string
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  minItems?: number
}

export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (choice) return sampleOf(choice)
  const type = [schema.type].flat()[0] ?? 'null'
  return samples[type]?.(schema) ?? null
}

const sampleNumber = ({ minimum, exclusiveMinimum }: Schema) => Math.max(1, minimum ?? exclusiveMinimum ?? 1)

const samples: Record<string, (schema: Schema) => unknown> = {
  object: sampleObject,
  array: ({ minItems = 0, items = {} }) => Array.from({ length: minItems }, () => sampleOf(items)),
  string: sampleText,
  integer: sampleNumber,
  number: sampleNumber,
  boolean: () => true,
}

/** All that must be there. */
function sampleObject({ properties = {}, required = [] }: Schema): object {
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]))
}

const texts: Record<string, () => string> = {
  uuid: randomUUID,
  email: () => `${randomUUID()}@example.com`,
  uri: () => 'https://www.example.com/',
  date: () => '2030-01-01',
  'date-time': () => '2030-01-01T00:00:00.000Z',
}

function sampleText({ format = '', minLength = 0 }: Schema): string {
  return texts[format]?.() ?? 'sample'.padEnd(minLength, 'x')
}
