/** Reads the `data:` lines of a server-sent-events body as they arrive. */
import { TextDecoder } from 'node:util'
import { ModelFailure } from './model-failure.ts'

/** No token needs more; a longer line is garbage and must not fill the memory. */
const longestLine = 262_144
/** What a body may still send after its last event before its connection is dropped instead of kept for the next call. */
const drainMs = 250

/**
 * Gives the data lines of each network chunk. Each line counts as one event: model servers never split one.
 * Ends when `signal` aborts, whether or not the one who opened the body heard of it.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string[]> {
  const reader = body.getReader()
  const cancel = () => void reader.cancel().catch(ignore)
  signal.addEventListener('abort', cancel, { once: true })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let ended = false
  try {
    while (!ended) {
      const { value, done } = await reader.read()
      ended = done
      rest += decode(decoder, value)
      if (rest.length > longestLine && !rest.includes('\n')) throw new ModelFailure('invalid_chunk')
      const lines = rest.split('\n')
      rest = ended ? '' : (lines.pop() ?? '')
      const data = lines.flatMap(dataOf)
      if (data.length > 0) yield data
    }
  } finally {
    signal.removeEventListener('abort', cancel)
    if (signal.aborted) cancel()
    else if (!ended) void drain(reader)
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch (cause) {
    throw new ModelFailure('invalid_utf8', { cause })
  }
}

function dataOf(line: string): string[] {
  if (!line.startsWith('data:')) return []
  const data = line.slice('data:'.length).trim()
  return data === '' ? [] : [data]
}

/** Lets a body end by itself, so that its connection serves the next call; never rejects. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(ignore), drainMs)
  try {
    while (!(await reader.read()).done);
  } catch {
    ignore()
  } finally {
    clearTimeout(timer)
  }
}

/** The body was given up: how its connection ends is of no interest. */
function ignore(): void {}
