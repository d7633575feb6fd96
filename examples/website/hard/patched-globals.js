/** What old libraries did to the browser's own objects, as they did it. */
// biome-ignore-all lint/complexity/noArguments: this is how it was written then
// biome-ignore-all lint/suspicious/noThenProperty: a promise has one

// An application that extends everything, enumerable in every `for … in`.
Object.prototype.extend = function (more) {
  return Object.assign(this, more)
}
Array.prototype.contains = function (item) {
  return this.indexOf(item) >= 0
}
Array.prototype.each = Array.prototype.forEach

// Prototype.js 1.6 and MooTools: arrays and strings that write themselves as JSON.
Array.prototype.toJSON = function () {
  return `[${[...this].map((item) => JSON.stringify(item)).join(', ')}]`
}
String.prototype.toJSON = function () {
  return `"${this}"`
}
Array.from = (items) => {
  if (items === null || items === undefined) return []
  if (typeof items === 'string') return [items]
  const list = new Array(items.length || 0)
  for (let at = 0; at < list.length; at += 1) list[at] = items[at]
  return list
}
Element.prototype.scrollTo = function () {
  window.scrollTo(0, this.offsetTop)
  return this
}
Element.prototype.remove = function () {
  this.parentNode?.removeChild(this)
  return this
}

// A wrapper that measures.
const stringify = JSON.stringify
JSON.stringify = function () {
  window.name = String(Number(window.name) + 1)
  return stringify.apply(this, arguments)
}

// A polyfill from before `finally` and `allSettled`, put in place without looking whether it is needed.
class OldPromise {
  constructor(work) {
    this.inner = new NativePromise(work)
  }
  then(done, failed) {
    const next = this.inner.then(done, failed)
    return new OldPromise((resolve, reject) => next.then(resolve, reject))
  }
  catch(failed) {
    return this.then(undefined, failed)
  }
  static resolve(value) {
    return new OldPromise((resolve) => resolve(value))
  }
  static reject(error) {
    return new OldPromise((_, reject) => reject(error))
  }
  static all(all) {
    return new OldPromise((resolve, reject) => NativePromise.all(all).then(resolve, reject))
  }
}
const NativePromise = window.Promise
window.Promise = OldPromise

// Monitoring that wraps what it wants to hear of; options other than `capture` get lost.
const listen = EventTarget.prototype.addEventListener
EventTarget.prototype.addEventListener = function (type, listener, options) {
  return listen.call(this, type, listener, typeof options === 'object' ? options?.capture : options)
}
const ask = window.fetch
window.fetch = (input, init) => ask(input, init).then((response) => response)
const open = XMLHttpRequest.prototype.open
XMLHttpRequest.prototype.open = function () {
  this.openedAt = Date.now()
  return open.apply(this, arguments)
}

// A loader of modules, and what a page has that was meant for another place.
window.define = () => undefined
window.define.amd = {}
window.module = { exports: {} }
window.exports = window.module.exports
window.process = {}
window.global = window
window.name = '0'
