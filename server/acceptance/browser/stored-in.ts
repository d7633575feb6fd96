/** Everything that a page has stored in the browser, by name: cookies, both storages, databases, caches. */
import type { Page } from 'playwright-core'

export async function storedIn(page: Page): Promise<string[]> {
  const names: string[] = await page.locator('html').evaluate(async (root) => {
    const { localStorage, sessionStorage, indexedDB, caches } = root.ownerDocument.defaultView
    const databases = await indexedDB.databases()
    return [
      ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
      ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
      ...databases.map(({ name }: { name: string }) => `database ${name}`),
      ...(await caches.keys()).map((key: string) => `cache ${key}`),
    ]
  })
  const cookies = (await page.context().cookies()).map(({ name }) => `cookie ${name}`)
  return [...names, ...cookies].sort()
}
