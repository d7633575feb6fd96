/** Navigates without loading a page, in the ways that applications have. */

let visits = 0

const ways = {
  history: () => history.pushState({}, '', `?page=${visits}`),
  hash: () => {
    location.hash = `page-${visits}`
  },
  content: () => document.body.replaceChildren(...nextBody().childNodes),
  body: () => document.documentElement.replaceChild(nextBody(), document.body),
  turbo() {
    tell('turbo:before-cache')
    const cached = document.body.cloneNode(true)
    const newBody = nextBody()
    tell('turbo:before-render', { newBody })
    document.documentElement.replaceChild(newBody, document.body)
    tell('turbo:render')
    kept.push(cached)
  },
  astro() {
    const newDocument = new DOMParser().parseFromString('<!doctype html><body></body>', 'text/html')
    newDocument.body.replaceWith(nextBody())
    document.dispatchEvent(Object.assign(new Event('astro:before-swap'), { newDocument }))
    document.body.replaceWith(newDocument.body)
    document.dispatchEvent(new Event('astro:after-swap'))
  },
}
/** Pages that Turbo would show again when somebody goes back. */
const kept = []

document.addEventListener('click', ({ target }) => {
  const way = target.dataset?.go
  if (!way) return
  visits += 1
  ways[way]()
  show(way)
})
addEventListener('popstate', () => {
  const body = kept.pop()
  if (body) document.documentElement.replaceChild(body, document.body)
  show('back')
})

/** A body like this one, without what others have put into it. */
function nextBody() {
  const body = document.createElement('body')
  body.append(document.querySelector('main').cloneNode(true))
  return body
}

function show(way) {
  document.querySelector('#place').textContent = `${way} ${visits}`
}

function tell(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }))
}
