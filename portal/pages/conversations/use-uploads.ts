/** The files of the answer that is being written: each goes up as soon as it is had. */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { Attachment } from '#wire'
import { mostBytes, mostFiles, UploadFailed, upload } from './upload.ts'

export interface UploadItem {
  key: number
  file: File
  state: 'uploading' | 'ready' | 'failed'
  /** 0 to 1. */
  progress: number
  problem?: string
  isFinal?: boolean
  attachment?: Attachment
  work: AbortController
}

export interface Uploads {
  items: readonly UploadItem[]
  /** What was left out, and why. */
  note: string
  /** Null while one is on its way. */
  ready: readonly Attachment[] | null
  add(files: Iterable<File>): void
  retry(item: UploadItem): void
  remove(item: UploadItem): void
  /** The message has them. */
  clear(): void
}

export const fileLimits = 'Up to 5 files, 10 MB each'

export function useUploads(conversationId: string): Uploads {
  const items = useRef<UploadItem[]>([])
  const [note, setNote] = useState('')
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const change = (item: UploadItem, to: Partial<UploadItem>) => {
    Object.assign(item, to)
    redraw(0)
  }
  const start = async (item: UploadItem) => {
    const work = new AbortController()
    delete item.problem
    change(item, { state: 'uploading', progress: 0, work })
    try {
      const onProgress = (progress: number) => change(item, { progress })
      change(item, {
        state: 'ready',
        attachment: await upload(conversationId, item.file, onProgress, work.signal),
      })
    } catch (cause) {
      if (work.signal.aborted) return
      const isKnown = cause instanceof UploadFailed
      const problem = isKnown ? cause.message : 'It could not be sent.'
      change(item, { state: 'failed', problem, isFinal: isKnown && cause.isFinal })
    }
  }
  const add = (files: Iterable<File>) => {
    const all = [...files]
    const room = mostFiles - items.current.length
    setNote(all.length > room ? fileLimits : '')
    for (const file of all.slice(0, Math.max(0, room))) {
      const item = newItem(file)
      items.current = [...items.current, item]
      if (file.size <= mostBytes) void start(item)
      else change(item, { state: 'failed', problem: fileLimits, isFinal: true })
    }
  }
  useEffect(
    () => () => {
      for (const { work } of items.current) work.abort()
    },
    [],
  )
  return {
    items: items.current,
    note,
    ready: readyOf(items.current),
    add,
    retry: (item) => void start(item),
    remove: (item) => {
      item.work.abort()
      items.current = items.current.filter((one) => one !== item)
      setNote('')
      redraw(0)
    },
    clear: () => {
      items.current = []
      setNote('')
      redraw(0)
    },
  }
}

let keys = 0

function newItem(file: File): UploadItem {
  keys += 1
  return { key: keys, file, state: 'uploading', progress: 0, work: new AbortController() }
}

function readyOf(items: readonly UploadItem[]): Attachment[] | null {
  if (items.some(({ state }) => state === 'uploading')) return null
  return items.flatMap(({ attachment }) => attachment ?? [])
}
