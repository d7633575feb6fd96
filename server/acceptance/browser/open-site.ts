/** A website on an origin of its own, to put the widget on. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Site extends AsyncDisposable {
  url: string
  /** Paths that were asked for. */
  visits: string[]
}

/**
 * Serves one page at every path.
 * @param page its HTML as it stands
 * @param headers for example a content security policy
 */
export async function openSite(page: string, headers: Record<string, string> = {}): Promise<Site> {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    visits,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** An ordinary page of a business that has put the snippet into it. */
export function pageWith(snippet: string, { head = '', body = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}</head>
<body><main><h1>Shop</h1><p><a href="#top">A link</a></p>${body}</main>
${snippet}
</body></html>`
}

/** The line that the portal gives out. */
export function snippetOf(deskUrl: string, accountToken: string): string {
  return `<script async src="${deskUrl}/w/v1/${accountToken}.js" data-cfasync="false" nowprocket></script>`
}
