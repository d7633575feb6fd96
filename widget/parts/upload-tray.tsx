/** The files of the message that is being written: how far each is, what went wrong, and how to take it back. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { Attachment } from '#wire'
import type { FileWish } from '../app/file-wish.ts'
import { Icon, icons } from '../app/icons.tsx'
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import { fill, type Texts } from '../texts.ts'
import { sizeIn } from './file-size.ts'
import { MOST_BYTES, MOST_FILES, UploadFailed, upload } from './upload.ts'
import css from './upload-tray.css?inline'

interface TrayProps {
  widget: WidgetContext
  /** All that were had since the last message; more are added behind. */
  wishes: readonly FileWish[]
  /** The files that may be sent; null while one of them is on its way. */
  onReady(files: readonly Attachment[] | null): void
  /** Where the visitor writes. */
  field: RefObject<HTMLElement | null>
}

export const uploadTray: Part<TrayProps> = { View: UploadTray, css }

interface Item {
  key: number
  file: File
  state: 'waiting' | 'uploading' | 'ready' | 'failed'
  /** 0 to 1. */
  progress: number
  problem?: string
  isFinal?: boolean
  attachment?: Attachment
  work: AbortController
}

/** Phones make photos of other kinds into one of these. */
const ACCEPTED = 'image/png,image/jpeg,image/gif,image/webp,.pdf,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods,.odp'

function UploadTray({ widget, wishes, onReady, field }: TrayProps) {
  const { texts } = widget
  const { items, note, add, start, remove } = useUploads(widget, onReady)
  const list = useRef<HTMLUListElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const granted = useRef(0)

  useLayoutEffect(() => {
    const fresh = wishes.slice(granted.current)
    granted.current = wishes.length
    for (const files of fresh) {
      if (files) add(files)
      else chooser.current?.click()
    }
  }, [wishes])
  useDrop(field, add)

  function takeBack(item: Item, at: number) {
    remove(item)
    const others = [...(list.current?.querySelectorAll<HTMLElement>('.take-back') ?? [])]
    const next = others[at + 1] ?? others[at - 1] ?? field.current
    next?.focus()
  }
  return (
    <>
      {items.length > 0 && (
        <ul ref={list} class="tray" aria-label={texts.files}>
          {items.map((item, at) => (
            <TrayItem
              key={item.key}
              widget={widget}
              item={item}
              onRetry={() => start(item)}
              onRemove={() => takeBack(item, at)}
            />
          ))}
        </ul>
      )}
      {note && <p class="left">{note}</p>}
      <div role="status" class="unseen">
        {announced(items.at(-1), texts)} {note}
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          if (currentTarget.files) add(currentTarget.files)
          // The same file may be chosen again.
          currentTarget.value = ''
          field.current?.focus()
        }}
      />
    </>
  )
}

interface ItemProps {
  widget: WidgetContext
  item: Item
  onRetry(): void
  onRemove(): void
}

function TrayItem({ widget: { texts, lang }, item, onRetry, onRemove }: ItemProps) {
  const { file, state, progress, isFinal } = item
  return (
    <li class={state}>
      <Preview file={file} />
      <div class="about">
        <bdi class="file-name">{file.name}</bdi>
        <span>
          {told(item, texts)} · {sizeIn(file.size, lang)}
        </span>
        {state === 'uploading' && <progress value={progress} aria-label={`${texts.sending} ${file.name}`} />}
      </div>
      {state === 'failed' && !isFinal && (
        <button type="button" class="again" aria-label={`${texts.retry}: ${file.name}`} onClick={onRetry}>
          {texts.retry}
        </button>
      )}
      <button
        type="button"
        class="take-back icon"
        aria-label={fill(texts.removeFile, { name: file.name })}
        onClick={onRemove}
      >
        <Icon path={icons.close} />
      </button>
    </li>
  )
}

/** Files may be dropped anywhere on the panel. */
function useDrop(field: TrayProps['field'], add: (files: FileList) => void) {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    const panel = field.current?.closest<HTMLElement>('.panel')
    const unload = new AbortController()
    for (const name of ['dragover', 'dragleave', 'drop'] as const) {
      const hear = (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        panel?.toggleAttribute('data-drop', name === 'dragover')
        if (name === 'drop') latest.current(event.dataTransfer.files)
      }
      panel?.addEventListener(name, hear, unload)
    }
    return () => unload.abort()
  }, [])
}

function told({ state, problem }: Item, texts: Texts): string {
  if (problem) return problem
  if (state === 'waiting') return texts.uploadWaits
  return state === 'ready' ? texts.uploaded : texts.sending
}

/** One sentence per change, and none per step of progress. */
function announced(item: Item | undefined, texts: Texts): string {
  return item ? `${item.file.name}: ${told(item, texts)}` : ''
}

function useUploads(widget: WidgetContext, onReady: TrayProps['onReady']) {
  const { texts, chat } = widget
  const items = useRef<Item[]>([])
  const [note, setNote] = useState('')
  const [, redraw] = useReducer((count: number) => count + 1, 0)

  function tell() {
    const all = items.current
    const isBusy = all.some(({ state }) => state === 'waiting' || state === 'uploading')
    onReady(isBusy ? null : all.flatMap(({ attachment }) => attachment ?? []))
    redraw(0)
  }
  function change(item: Item, to: Partial<Item>) {
    Object.assign(item, to)
    tell()
  }
  async function start(item: Item) {
    const work = new AbortController()
    const isDown = chat.state.get().connection === 'offline'
    const begun = { state: isDown ? 'waiting' : 'uploading', progress: 0, work } as const
    delete item.problem
    change(item, begun)
    try {
      const onProgress = (progress: number) => change(item, { state: 'uploading', progress })
      const attachment = await upload(widget, item.file, onProgress, work.signal)
      change(item, { state: 'ready', attachment })
    } catch (cause) {
      if (work.signal.aborted) return
      const { code = '', isFinal = false } = cause instanceof UploadFailed ? cause : {}
      change(item, { state: 'failed', problem: problemOf(code, texts), isFinal })
    }
  }
  function add(files: FileList) {
    const room = MOST_FILES - items.current.length
    setNote(files.length > room ? texts.fileLimits : '')
    for (const file of [...files].slice(0, Math.max(0, room))) {
      const item: Item = {
        key: nextKey(),
        file,
        state: 'uploading',
        progress: 0,
        work: new AbortController(),
      }
      items.current.push(item)
      if (file.size <= MOST_BYTES) void start(item)
      else Object.assign(item, { state: 'failed', problem: texts.fileLimits, isFinal: true })
    }
    tell()
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
    add,
    start,
    remove(item: Item) {
      item.work.abort()
      items.current = items.current.filter((one) => one !== item)
      setNote('')
      tell()
    },
  }
}

let keys = 0

function nextKey(): number {
  keys += 1
  return keys
}

function problemOf(code: string, texts: Texts): string {
  return code === 'file_type_refused' ? texts.wrongFile : texts.notSent
}

const SIDE = 40

/** A canvas, since the page's policy may forbid pictures that have no address. */
function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    void createImageBitmap(file, { resizeWidth: SIDE * 2, resizeQuality: 'medium' }).then(
      (picture) => {
        const side = Math.min(picture.width, picture.height)
        const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2]
        canvas.current?.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, SIDE * 2, SIDE * 2)
        setShown(true)
        picture.close()
      },
      () => {},
    )
  }, [file])
  return (
    <span class="preview" aria-hidden="true">
      <canvas ref={canvas} width={SIDE * 2} height={SIDE * 2} hidden={!isShown} />
      {!isShown && <Icon path={icons.attach} />}
    </span>
  )
}
