/** Rewrites every text as translators do, and again whenever something changes. */

document.querySelector('#translate').addEventListener('click', () => {
  document.documentElement.lang = 'xx'
  document.documentElement.classList.add('translated-ltr')
  follow(document.body)
  for (const { shadowRoot } of document.querySelectorAll('*')) if (shadowRoot) follow(shadowRoot)
})

function follow(tree) {
  const observer = new MutationObserver(translate)
  translate()

  function translate() {
    observer.disconnect()
    for (const text of textsIn(tree)) {
      const outer = document.createElement('font')
      const inner = document.createElement('font')
      outer.append(inner)
      text.replaceWith(outer)
      inner.textContent = text.data.toUpperCase()
    }
    observer.observe(tree, { childList: true, subtree: true, characterData: true })
  }
}

function textsIn(tree) {
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) {
    const { currentNode } = walker
    const { localName } = currentNode.parentElement ?? {}
    const isWords = /[a-z]/.test(currentNode.data) && localName !== 'script' && localName !== 'textarea'
    if (isWords && localName !== 'font') texts.push(currentNode)
  }
  return texts
}
