/** Tells of a message that the visitor does not see: a sound, the tab's title, a glimpse beside the launcher. */
import type { Message } from '#wire'
import type { WidgetContext } from '../app/widget-context.ts'
import { showBeside } from './beside-launcher.ts'

/** Messages that come closer together sound once. */
const BURST_MS = 3_000
let lastAt = 0
let hiddenCount = 0
let titleBefore = ''
let titleShown = ''

export function tellNews(widget: WidgetContext, message: Message): void {
  const { shell, chat, texts } = widget
  const seen = widget.isOpen() && !document.hidden
  if (seen) return
  if (shell.options.sound !== false && !chat.store.read('muted')) ring()
  if (document.hidden && shell.options.titleBadge !== false) countInTitle()
  if (widget.isOpen() || !message.text) return
  showBeside(widget, { text: message.text, name: `${texts.previewOpen}: ${message.text}`, onDismiss() {} })
}

/** Two short notes; a browser lets nothing sound before the visitor has used the page. */
function ring() {
  const isBurst = Date.now() - lastAt < BURST_MS
  lastAt = Date.now()
  if (isBurst || navigator.userActivation?.hasBeenActive === false) return
  const audio = new AudioContext()
  const volume = audio.createGain()
  volume.gain.setValueAtTime(0.08, audio.currentTime)
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5)
  volume.connect(audio.destination)
  for (const [frequency, delay] of [
    [660, 0],
    [880, 0.12],
  ] as const) {
    const note = audio.createOscillator()
    note.frequency.value = frequency
    note.connect(volume)
    note.start(audio.currentTime + delay)
    note.stop(audio.currentTime + delay + 0.3)
  }
  setTimeout(() => void audio.close(), 1_000)
}

/** The page may change its title meanwhile: only what we wrote is taken back. */
function countInTitle() {
  if (document.title !== titleShown) titleBefore = document.title
  if (hiddenCount === 0) document.addEventListener('visibilitychange', restoreTitle)
  hiddenCount += 1
  titleShown = `(${hiddenCount}) ${titleBefore}`
  document.title = titleShown
}

function restoreTitle() {
  if (document.hidden) return
  document.removeEventListener('visibilitychange', restoreTitle)
  if (document.title === titleShown) document.title = titleBefore
  hiddenCount = 0
  titleShown = ''
}
