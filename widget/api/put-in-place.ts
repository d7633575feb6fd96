/** Puts a chat that is to stand within the page into its place there. */
import { type Instance, optionsOf, withPanel } from './instance.ts'
import { warn } from './warn.ts'

/** Brought a little before it can be seen. */
const MARGIN = '300px'

export function putInPlace(instance: Instance): void {
  const { widget, life } = instance
  const { mode, target } = optionsOf(instance)
  if (!widget || mode !== 'inline') return
  const place = typeof target === 'string' ? document.querySelector(target) : target
  if (!(place instanceof Element)) {
    warn('an inline chat needs a target: an element, or a selector of one')
    return
  }
  const { host } = widget.shell
  widget.leave()
  place.append(host)
  const sight = new IntersectionObserver(
    ([seen]) => {
      if (!seen?.isIntersecting) return
      sight.disconnect()
      withPanel(instance, ({ widget: chat }) => chat.open())
    },
    { rootMargin: MARGIN },
  )
  sight.observe(host)
  life.signal.addEventListener('abort', () => sight.disconnect())
}
