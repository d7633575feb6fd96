/** Tells the team which page the visitor goes to during a conversation, where the page wants that. */
import { type Instance, optionsOf, withPanel } from './instance.ts'

/** Applications change the address first, and the title a moment later. */
const SETTLE_MS = 300
const LONGEST_TITLE = 300

/** @returns to be called when the address may have changed */
export function tellPages(instance: Instance): () => void {
  const { signal } = instance.life
  let told = location.pathname
  let timer: ReturnType<typeof setTimeout>
  function tell() {
    const { pathname, origin } = location
    if (pathname === told || !optionsOf(instance).pageViews || !instance.widget?.panel) return
    told = pathname
    const page_title = document.title.slice(0, LONGEST_TITLE)
    withPanel(instance, ({ widget: { chat } }) => {
      const connection = chat.connection.now()
      // The query may hold what is nobody's business.
      if (connection?.conversationId()) connection.tell({ page: origin + pathname, page_title })
    })
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  return () => {
    clearTimeout(timer)
    timer = setTimeout(tell, SETTLE_MS)
  }
}
