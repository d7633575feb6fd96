/** What happens in the chat is nobody else's: the page's shortcuts, focus traps, and what it does to every wheel and paste. */

/** Those that cross the border of a shadow tree. Clicks go on: a page closes its menus by them. */
const OURS = [
  'keydown',
  'keypress',
  'keyup',
  'focusin',
  'focusout',
  'beforeinput',
  'input',
  'copy',
  'cut',
  'paste',
  'drop',
  'dragover',
  'contextmenu',
  'wheel',
  'touchmove',
]

/** Stops them on their way up. */
export function keepEventsIn(root: ShadowRoot) {
  for (const event of OURS) root.addEventListener(event, (it) => it.stopPropagation(), { passive: true })
  // On their way down they cannot be stopped; most pages that listen there leave alone what is being edited.
  Object.defineProperty(root.host, 'isContentEditable', { value: true, configurable: true })
}
