/** Sends one file to the server and tells how far it is. */
import type { Attachment, Problem } from '#wire'
import type { WidgetContext } from '../app/widget-context.ts'

export const MOST_FILES = 5
export const MOST_BYTES = 10 * 1024 * 1024
/** Nothing can change these: another try is not offered. */
const FINAL_CODES = ['body_too_large', 'file_type_refused', 'attachments_off', 'invalid_input']
/** Longer than the server lets it take. */
const LONGEST_MS = 70_000

export class UploadFailed extends Error {
  readonly code: string
  readonly isFinal: boolean
  constructor(code: string) {
    super(code)
    this.code = code
    this.isFinal = FINAL_CODES.includes(code)
  }
}

/** @throws UploadFailed, and the signal's reason */
export async function upload(
  { chat, shell: { config } }: WidgetContext,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  // The visitor's token comes with joining, before there is a conversation.
  await chat.online()
  signal.throwIfAborted()
  const query = new URLSearchParams({ token: config.token, bot: config.bot, name: file.name.slice(-300) })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${config.base_url}/w/uploads?${query}`)
    request.setRequestHeader('Authorization', `Bearer ${chat.store.read('visitor')}`)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.timeout = LONGEST_MS
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
    request.onerror = request.ontimeout = () => reject(new UploadFailed('no_answer'))
    request.onload = () => {
      const answer = parsed(request.responseText)
      if (request.status === 201) resolve(answer as Attachment)
      else reject(new UploadFailed((answer as Problem | null)?.code ?? 'no_answer'))
    }
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
