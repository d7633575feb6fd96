/** Answers everything, from the cache first. */

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => event.respondWith(answer(event.request)))

async function answer(request) {
  const cache = await caches.open('everything')
  const known = await cache.match(request)
  if (known) return known
  const response = await fetch(request)
  if (request.method === 'GET' && (response.ok || response.type === 'opaque')) {
    await cache.put(request, response.clone())
  }
  return response
}
