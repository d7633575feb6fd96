/** Counts what a page asks for and how many bytes come over the line, the page itself left out. */
import type { CDPSession } from 'playwright-core'

export interface Traffic {
  bytes(): number
  requests(): number
  /** Names of hosts beyond this machine. */
  foreignHosts(): string[]
  /** Resolves once nothing has come for so long, and nothing is under way. */
  quiet(milliseconds: number): Promise<void>
}

const here = ['localhost', '127.0.0.1']

/** @param address of the page */
export async function watchTraffic(devtools: CDPSession, address: string): Promise<Traffic> {
  const asked = new Map<string, string>()
  const underWay = new Set<string>()
  let bytes = 0
  let lastAt = performance.now()
  const moved = () => {
    lastAt = performance.now()
  }
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    moved()
    if (request.url.startsWith('data:') || (type === 'Document' && request.url.startsWith(address))) return
    asked.set(requestId, request.url)
    underWay.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    moved()
    if (asked.has(requestId)) bytes += encodedDataLength
    underWay.delete(requestId)
  })
  devtools.on('Network.loadingFailed', ({ requestId }) => {
    moved()
    underWay.delete(requestId)
  })
  devtools.on('Network.webSocketCreated', ({ requestId, url }) => {
    moved()
    asked.set(requestId, url)
  })
  await devtools.send('Network.enable')
  await devtools.send('Performance.enable')
  return {
    bytes: () => bytes,
    requests: () => asked.size,
    foreignHosts: () => [
      ...new Set(
        [...asked.values()].map((url) => new URL(url).hostname).filter((name) => !here.includes(name)),
      ),
    ],
    async quiet(milliseconds) {
      const isQuiet = () => underWay.size === 0 && performance.now() - lastAt >= milliseconds
      while (!isQuiet()) await new Promise((resolve) => setTimeout(resolve, 50))
    },
  }
}
