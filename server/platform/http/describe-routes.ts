/** The OpenAPI 3.1 document, made from the routes that serve. */
import { z } from 'zod'
import type { AnyRoute } from './route.ts'

type Json = Record<string, unknown>

/** @param beside paths that do not go through the registry, as the document tells them */
export function describeRoutes(
  routes: readonly AnyRoute[],
  info: { version: string; url: string },
  beside: Readonly<Record<string, Json>> = {},
): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Deskbell',
      version: info.version,
      description: 'One brain per business that answers on its website, its phone and through this API.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: info.url }],
    paths: { ...paths, ...beside },
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      responses: {
        Problem: {
          description: 'What went wrong',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
    },
  }
}

function describe(route: AnyRoute): Json {
  const { access } = route
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.path.split('/').find((part) => part && part !== 'api' && part !== 'v1') ?? 'other'],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
      },
    }),
    ...(route.takesFile && {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    responses: {
      [String(statusOf(route))]: { description: 'Success', ...contentOf(route) },
      default: { $ref: '#/components/responses/Problem' },
    },
    ...credentialsOf(access),
  }
}

function credentialsOf(access: AnyRoute['access']): Json {
  if (access === 'public') return { security: [] }
  if ('superAdmin' in access) return { security: [{ bearer: [] }], 'x-super-admin': true }
  if ('person' in access) return { security: [{ bearer: [] }], 'x-role': 'viewer', 'x-person': true }
  return {
    security: [{ bearer: [] }, ...(access.scope ? [{ apiKey: [] }] : [])],
    'x-role': access.role,
    ...(access.scope && { 'x-scope': access.scope }),
  }
}

function statusOf(route: AnyRoute): number {
  if (route.redirects) return 303
  return route.status ?? (route.response || route.file ? 200 : 204)
}

function contentOf({ response, file }: AnyRoute): Json {
  if (response) return { content: { 'application/json': { schema: schemaOf(response, 'output') } } }
  if (!file) return {}
  return { content: Object.fromEntries(file.map((type) => [type, { schema: { type: 'string' } }])) }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}
