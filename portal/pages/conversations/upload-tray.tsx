/** Shows the files of the answer that is being written: how far each is, what went wrong, and how to take it back. */
import { useRef } from 'preact/hooks'
import { Button, IconButton } from '../../kit/button.tsx'
import { fileSize } from './file-size.ts'
import './upload-tray.css'
import type { UploadItem, Uploads } from './use-uploads.ts'

interface UploadTrayProps {
  uploads: Uploads
  /** Where one writes: it has the focus when no file is left. */
  field: { current: HTMLElement | null }
}

export function UploadTray({ uploads, field }: UploadTrayProps) {
  const { items, note } = uploads
  const list = useRef<HTMLUListElement>(null)
  const takeBack = (item: UploadItem, at: number) => {
    const others = [...(list.current?.querySelectorAll<HTMLElement>('.take-back') ?? [])]
    const next = others[at + 1] ?? others[at - 1] ?? field.current
    uploads.remove(item)
    next?.focus()
  }
  const last = items.at(-1)
  return (
    <>
      {items.length > 0 && (
        <ul ref={list} class="upload-tray" aria-label="Files of your answer">
          {items.map((item, at) => (
            <li key={item.key} data-state={item.state}>
              <div class="grow">
                <bdi class="clip">{item.file.name}</bdi>
                <span class="small soft">
                  {told(item)} · {fileSize(item.file.size)}
                </span>
                {item.state === 'uploading' && (
                  <progress value={item.progress} aria-label={`Sending ${item.file.name}`} />
                )}
              </div>
              {item.state === 'failed' && !item.isFinal && (
                <Button
                  size="small"
                  aria-label={`Try again: ${item.file.name}`}
                  onClick={() => uploads.retry(item)}
                >
                  Try again
                </Button>
              )}
              <IconButton
                class="take-back"
                size="small"
                icon="close"
                label={`Remove ${item.file.name}`}
                onClick={() => takeBack(item, at)}
              />
            </li>
          ))}
        </ul>
      )}
      {note && <p class="small soft">{note}</p>}
      <p class="visually-hidden" role="status">
        {last ? `${last.file.name}: ${told(last)}` : ''} {note}
      </p>
    </>
  )
}

/** One sentence for each change, and none for the steps in between. */
function told({ state, problem }: UploadItem): string {
  if (problem) return problem
  return state === 'ready' ? 'Ready' : 'Sending…'
}
