/** What a visitor's and a member's browser may have to load, at most; compressed, as it is sent. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'

// biome-ignore lint/style/noDefaultExport: size-limit reads it so
export default [
  { name: 'widget: loader', path: 'widget/dist/loader.js', limit: '2 kB', brotli: true },
  { name: 'widget: in all', path: 'widget/dist/**/*.js', limit: '30 kB', brotli: true },
  { name: 'portal: first route', path: firstRoute('portal/dist'), limit: '100 kB', gzip: true },
]

/** The page, all that it names, and the largest of the pages that may come first. */
function firstRoute(dist) {
  const page = `${dist}/index.html`
  if (!existsSync(page)) return page
  const html = readFileSync(page, 'utf8')
  const assets = readdirSync(`${dist}/assets`).filter((name) => /\.(js|css)$/.test(name))
  const named = assets.filter((name) => html.includes(`assets/${name}`))
  const others = assets.filter((name) => !named.includes(name)).map((name) => `${dist}/assets/${name}`)
  const largest = ['.js', '.css'].flatMap((kind) => {
    const ofKind = others.filter((name) => name.endsWith(kind))
    return ofKind.sort((a, b) => statSync(b).size - statSync(a).size).slice(0, 1)
  })
  return [page, ...named.map((name) => `${dist}/assets/${name}`), ...largest]
}
