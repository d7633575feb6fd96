/** Sends one file of a member to the server and tells how far it is. */
import type { Attachment, Problem } from '#wire'
import { client } from '../../api/session.ts'

export const mostFiles = 5
export const mostBytes = 10 * 1024 * 1024
/** Longer than the server lets it take. */
const longestMs = 70_000
/** Nothing can change these: another try is not offered. */
const finalCodes = [
  'body_too_large',
  'file_type_refused',
  'invalid_input',
  'forbidden',
  'conversation_closed',
]

export class UploadFailed extends Error {
  readonly isFinal: boolean
  constructor(code: string, detail: string) {
    super(detail)
    this.isFinal = finalCodes.includes(code)
  }
}

/** @throws UploadFailed, and the signal's reason */
export async function upload(
  conversationId: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const first = await post(conversationId, file, onProgress, signal)
  // The access token was a quarter of an hour old: another one is had by the cookie.
  const { status, body } = first.status === 401 ? await again() : first
  if (status === 201) return body as Attachment
  const { code = '', detail = 'It could not be sent.' } = (body ?? {}) as Partial<Problem>
  throw new UploadFailed(code, detail)

  async function again() {
    await client.refresh().catch(() => {})
    signal.throwIfAborted()
    return post(conversationId, file, onProgress, signal)
  }
}

/** `fetch` does not tell how much has gone. */
function post(
  conversationId: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  const path = `/api/v1/conversations/${encodeURIComponent(conversationId)}/attachments`
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${path}?${new URLSearchParams({ name: file.name.slice(-300) })}`)
    request.setRequestHeader('Authorization', `Bearer ${client.token()}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.timeout = longestMs
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
    request.onerror = request.ontimeout = () =>
      reject(new UploadFailed('no_answer', 'The server did not answer.'))
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) })
    signal.addEventListener('abort', () => {
      request.abort()
      reject(signal.reason)
    })
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
