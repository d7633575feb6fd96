/** Files that the demo websites load, by the name under which they are served. */

/** A static file and its media type. */
export interface DemoAsset {
  file: URL
  type: string
}

const css = 'text/css; charset=utf-8'
const svg = 'image/svg+xml'

export const demoAssets: ReadonlyMap<string, DemoAsset> = new Map([
  ['site.css', { file: new URL('./site.css', import.meta.url), type: css }],
  ['bobs-hvac.css', { file: new URL('./bobs-hvac.css', import.meta.url), type: css }],
  ['bobs-hvac-hero.svg', { file: new URL('./bobs-hvac-hero.svg', import.meta.url), type: svg }],
  ['bobs-hvac-icon.svg', { file: new URL('./bobs-hvac-icon.svg', import.meta.url), type: svg }],
  ['bright-smile.css', { file: new URL('./bright-smile.css', import.meta.url), type: css }],
  ['bright-smile-hero.svg', { file: new URL('./bright-smile-hero.svg', import.meta.url), type: svg }],
  ['bright-smile-icon.svg', { file: new URL('./bright-smile-icon.svg', import.meta.url), type: svg }],
])
