/** Files of a message: pictures small, and large in a window; everything else to save. */
import { useState } from 'preact/hooks'
import type { Attachment, Author } from '#wire'
import { client } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { fileSize } from './file-size.ts'
import './message-files.css'

export function MessageFiles({ files, role }: { files: readonly Attachment[]; role: Author }) {
  return (
    <ul class="message-files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          <MessageFile file={file} by={role === 'visitor' ? 'the visitor' : 'the team'} />
        </li>
      ))}
    </ul>
  )
}

function MessageFile({ file, by }: { file: Attachment; by: string }) {
  const [isOpen, setOpen] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const { data, problem, reload } = useLoad((signal) => findAddress(file, signal), [file.id])
  const size = fileSize(file.size)
  if (problem) {
    return (
      <button type="button" class="message-file" onClick={reload}>
        <bdi class="clip">{file.name}</bdi> <span class="soft">could not be loaded. Try again</span>
      </button>
    )
  }
  if (!data) return <span class="message-file soft">{file.name}</span>
  if (!file.width || !file.height || isBroken) {
    return (
      <ButtonLink class="message-file" size="small" icon="download" href={data}>
        <span class="visually-hidden">Download </span>
        <bdi class="clip">{file.name}</bdi> <span class="soft">{size}</span>
      </ButtonLink>
    )
  }
  return (
    <>
      <button
        type="button"
        class="message-picture"
        aria-label={`Open ${file.name}`}
        onClick={() => setOpen(true)}
      >
        <img src={data} alt="" width={file.width} height={file.height} onError={() => setBroken(true)} />
      </button>
      {isOpen && (
        <Dialog
          title={file.name}
          onClose={() => setOpen(false)}
          footer={
            <ButtonLink icon="download" href={data}>
              Download
            </ButtonLink>
          }
        >
          <img class="picture-large" src={data} alt={`Sent by ${by}: ${file.name}`} />
        </Dialog>
      )}
    </>
  )
}

/** From this same server, by whatever name it is open here. */
async function findAddress({ id }: Attachment, signal: AbortSignal): Promise<string> {
  const { url } = await client.call('getAttachment', { params: { id } }, { signal })
  return new URL(url).pathname
}
