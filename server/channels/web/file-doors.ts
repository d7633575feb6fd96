/** The doors for files of visitors as the API document tells them: they stand beside the registry, since bodies stream. */
import { attachmentSchema } from '../../brain/conversations/wire-schemas.ts'
import { schemaOf } from '../../platform/http/describe-routes.ts'

const problem = { $ref: '#/components/responses/Problem' }
const bytes = { schema: { type: 'string', format: 'binary' } }
const text = (most: number) => ({ type: 'string', maxLength: most })

function parameter(name: string, place: 'path' | 'query' | 'header', description: string, required = true) {
  return { name, in: place, required, description, schema: text(place === 'path' ? 2_000 : 300) }
}

/** By path and method. */
export const fileDoors = {
  '/w/uploads': {
    post: {
      operationId: 'uploadFile',
      summary:
        'Upload a file of a visitor, to be sent with a message. `Content-Length` is needed, at most 10 MB.',
      tags: ['files'],
      parameters: [
        parameter('token', 'query', 'The public account token: `acct_…`.'),
        parameter('name', 'query', 'What the file is called.', false),
        parameter('bot', 'query', 'Id or slug; the default bot without.', false),
      ],
      requestBody: { required: true, content: { 'application/octet-stream': bytes } },
      responses: {
        '201': {
          description: 'What the file is, as its bytes say',
          content: { 'application/json': { schema: schemaOf(attachmentSchema, 'output') } },
        },
        default: problem,
      },
      // The visitor token of a `join`.
      security: [{ bearer: [] }],
    },
  },
  '/w/files/{link}': {
    get: {
      operationId: 'readFile',
      summary: 'Read the bytes of a file, by a link that was given out for a while; also in parts.',
      tags: ['files'],
      parameters: [
        parameter('link', 'path', 'The last step of the `url` that a link was given out with.'),
        parameter('Range', 'header', 'One range of bytes.', false),
      ],
      responses: {
        '200': { description: 'The whole file', content: { '*/*': bytes } },
        '206': { description: 'The part that was asked for', content: { '*/*': bytes } },
        '304': { description: 'The file that the browser has' },
        '416': { description: 'A part that the file does not have' },
        default: problem,
      },
      security: [],
    },
  },
}
