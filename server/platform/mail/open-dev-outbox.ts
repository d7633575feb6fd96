/** Keeps the last mails that nobody sends, for a developer to read; in a file, so that a restart does not lose them. */
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../store/new-id.ts'
import type { Mail } from './mail.ts'

export interface StoredMail extends Mail {
  id: string
  sent_at: string
}

export interface DevOutbox {
  add(mail: Mail): Promise<void>
  /** The latest first. */
  list(): Promise<StoredMail[]>
  /** Resolves when all that was added is kept. */
  settled(): Promise<void>
}

const kept = 200

/** @param folder where they are kept; without one in memory */
export function openDevOutbox(folder: string | undefined): DevOutbox {
  const file = folder === undefined ? undefined : join(folder, 'dev-outbox.jsonl')
  let mails: StoredMail[] | undefined
  let lines = 0
  const load = async () => {
    if (!mails) {
      const read = file ? await readMails(file) : []
      lines = read.length
      mails = read.slice(-kept)
    }
    return mails
  }
  const add = async ({ to, subject, text, html, kind }: Mail) => {
    const list = await load()
    const mail = { id: newId(), sent_at: new Date().toISOString(), kind, to, subject, text, html }
    list.push(mail)
    if (list.length > kept) list.shift()
    lines += 1
    if (!file || folder === undefined) return
    await mkdir(folder, { recursive: true })
    // Written anew from time to time, or the file would grow for ever.
    if (lines <= kept * 2) return appendFile(file, lineOf(mail), { mode: 0o600 })
    await writeFile(file, list.map(lineOf).join(''), { mode: 0o600 })
    lines = list.length
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
  return {
    add: (mail) => inTurn(() => add(mail)),
    list: () => inTurn(async () => (await load()).toReversed()),
    settled: async () => void (await last),
  }
}

function lineOf(mail: StoredMail): string {
  return `${JSON.stringify(mail)}\n`
}

async function readMails(file: string): Promise<StoredMail[]> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw cause
  })
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as StoredMail]
    } catch {
      // The last line of a process that was killed while it wrote.
      return []
    }
  })
}
