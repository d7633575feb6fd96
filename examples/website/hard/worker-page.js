/** Registers the worker and says when it is in control. */

const controlled = () => {
  document.querySelector('#state').textContent = 'In control'
}
if (navigator.serviceWorker.controller) controlled()
else navigator.serviceWorker.addEventListener('controllerchange', controlled)
navigator.serviceWorker.register('/hard/worker.js', { scope: '/hard/worker' })
