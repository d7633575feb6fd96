/** Takes the chat out of the page. */

const remove = () => {
  for (const widget of document.querySelectorAll('deskbell-widget')) widget.remove()
}
document.addEventListener('click', ({ target }) => {
  const how = target.dataset?.remove
  if (!how) return
  remove()
  if (how === 'always') new MutationObserver(remove).observe(document, { childList: true, subtree: true })
})
