/** The ways of giving files to a message: a button, pasting, dropping on the panel. All the rest is a part. */
import type { RefObject, TargetedClipboardEvent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Attachment } from '#wire'
import type { FileWish } from './file-wish.ts'
import { Icon, icons } from './icons.tsx'
import { lazyPart } from './lazy-part.tsx'
import { AttachmentList } from './message-item.tsx'
import type { WidgetContext } from './widget-context.ts'

const UploadTray = lazyPart(() => import('../parts/upload-tray.tsx').then((it) => it.uploadTray))

export function useFiles(
  widget: WidgetContext,
  { disabled, field }: { disabled: boolean; field: RefObject<HTMLElement | null> },
) {
  const { texts, chat, shell } = widget
  const isOn = !disabled && (shell.options.attachments ?? true) && shell.config.attachments
  const [wishes, setWishes] = useState<readonly FileWish[]>()
  const [ready, setReady] = useState<readonly Attachment[] | null>([])
  const [round, setRound] = useState(0)

  async function wish(...more: FileWish[]) {
    // To be there when the message is.
    void AttachmentList.bring()
    if (!(await UploadTray.bring())) return chat.complain(texts.unreachable)
    setWishes((before = []) => [...before, ...more])
  }
  useEffect(() => {
    const panel = field.current?.closest<HTMLElement>('.panel')
    // Where to drop is known to the part.
    if (panel && isOn) panel.ondragenter = () => void wish()
  }, [isOn])

  return {
    /** Null while one is on its way. */
    ready,
    /** The message is sent: nothing is left of them here. */
    done() {
      if (!wishes) return
      setWishes([])
      setReady([])
      setRound(round + 1)
    },
    paste(event: TargetedClipboardEvent<HTMLElement>) {
      const files = event.clipboardData?.files
      if (!isOn || !files?.length) return
      event.preventDefault()
      void wish(files)
    },
    tray: wishes && (
      <UploadTray key={round} widget={widget} wishes={wishes} onReady={setReady} field={field} />
    ),
    button: isOn && (
      <button
        type="button"
        class="attach icon"
        aria-label={texts.attach}
        title={texts.fileLimits}
        onPointerEnter={() => wish()}
        onFocus={() => wish()}
        onClick={() => wish(null)}
      >
        <Icon path={icons.attach} />
      </button>
    ),
  }
}
