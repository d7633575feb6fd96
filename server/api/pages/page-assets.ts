/** Files that the product's own public pages load, by the name under which they are served. */

/** A static file and its media type. */
export interface PageAsset {
  file: URL
  type: string
}

const css = 'text/css; charset=utf-8'

export const pageAssets: ReadonlyMap<string, PageAsset> = new Map([
  ['page.css', { file: new URL('./page.css', import.meta.url), type: css }],
  ['landing.css', { file: new URL('./landing.css', import.meta.url), type: css }],
  ['deskbell.svg', { file: new URL('./deskbell.svg', import.meta.url), type: 'image/svg+xml' }],
])
