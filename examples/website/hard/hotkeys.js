/** A page that listens to everything: what it hears, it shows. */

const heard = document.querySelector('#heard')
const isField = ({ target }) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable

/** As libraries for shortcuts do it: on the way up, and on the way down unless something is being edited. */
for (const type of ['keydown', 'keypress', 'keyup']) {
  document.addEventListener(type, note)
  window.addEventListener(type, (event) => isField(event) || note(event), true)
}
for (const type of ['paste', 'copy', 'cut', 'drop', 'dragover', 'contextmenu', 'beforeinput', 'input']) {
  document.addEventListener(type, prevent)
}
for (const type of ['wheel', 'touchmove']) document.addEventListener(type, prevent, { passive: false })

function note(event) {
  heard.textContent += ` ${event.type}:${event.key}`
}
function prevent(event) {
  heard.textContent += ` ${event.type}`
  event.preventDefault()
}

const trapped = document.querySelector('#trapped')
const keep = ({ target }) => trapped.contains(target) || document.querySelector('#leave').focus()
document.querySelector('#trap').addEventListener('click', () => {
  trapped.hidden = false
  document.querySelector('#leave').focus()
  document.addEventListener('focusin', keep)
})
document.querySelector('#leave').addEventListener('click', () => {
  trapped.hidden = true
  document.removeEventListener('focusin', keep)
})

const native = document.querySelector('#native')
document.querySelector('#modal').addEventListener('click', () => native.showModal())
document.querySelector('#end').addEventListener('click', () => native.close())
document.querySelector('#ask').addEventListener('click', () => window.Deskbell('open'))
