/** Files of a message: pictures as pictures, everything else as something to save. */
import { useEffect, useState } from 'preact/hooks'
import type { Attachment, AttachmentLink } from '#wire'
import { Icon } from '../app/icons.tsx'
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import { fill } from '../texts.ts'
import css from './attachment-list.css?inline'
import { sizeIn } from './file-size.ts'

interface ListProps {
  widget: WidgetContext
  attachments: readonly Attachment[]
}

export const attachmentList: Part<ListProps> = { View: AttachmentList, css }

const FILE = 'M6 3.5h7l5 5v12H6zM13 3.5v5h5'
/** A link that is about to end is asked for anew. */
const MARGIN_MS = 60_000
/** The largest that a picture is shown. */
const WIDEST = 240
const HIGHEST = 200

function AttachmentList({ widget, attachments }: ListProps) {
  return (
    <ul class="files" aria-label={widget.texts.files}>
      {attachments.map((file) => (
        <li key={file.id}>
          <FileLink widget={widget} file={file} />
        </li>
      ))}
    </ul>
  )
}

function FileLink({ widget: { chat, texts, lang }, file }: { widget: WidgetContext; file: Attachment }) {
  const [link, setLink] = useState<AttachmentLink>()
  const [isBroken, setBroken] = useState(false)
  const label = fill(texts.download, { name: file.name })

  async function ask() {
    const ack = await (await chat.online()).attachment(file.id)
    if (!ack.ok) return undefined
    setLink(ack)
    return ack.url
  }
  useEffect(() => void ask(), [])

  const picture = isBroken ? undefined : frameOf(file)
  return (
    <a
      class={picture ? 'picture' : 'file'}
      // Its room is there before it is: what is read meanwhile stays where it is.
      style={picture}
      href={link?.url ?? '#'}
      rel="noopener nofollow"
      aria-label={`${label} ${sizeIn(file.size, lang)}`}
      onClick={(event) => {
        if (link && Date.parse(link.expires_at) - Date.now() > MARGIN_MS) return
        event.preventDefault()
        const it = event.currentTarget
        void ask().then((url) => {
          if (url) it.click()
          else chat.complain(texts.notDone)
        })
      }}
    >
      {picture ? (
        link && <img src={link.url} alt="" onError={() => setBroken(true)} />
      ) : (
        <>
          <Icon path={FILE} />
          <bdi>{file.name}</bdi> <span>{sizeIn(file.size, lang)}</span>
        </>
      )}
    </a>
  )
}

function frameOf({ width, height }: Attachment): { inlineSize: string; aspectRatio: string } | undefined {
  if (!width || !height) return undefined
  const scale = Math.min(1, WIDEST / width, HIGHEST / height)
  return { inlineSize: `${Math.max(44, width * scale)}px`, aspectRatio: `${width} / ${height}` }
}
