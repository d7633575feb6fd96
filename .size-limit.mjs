/** What a visitor's and a member's browser may have to load, at most; compressed, as it is sent. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'

const chunks = 'widget/dist/chunks'

/** What the widget brings when it is first needed, by the name of its file; each has to have a limit. */
const widgetParts = {
  api: '5.8 kB',
  'answer-extras': '1.4 kB',
  'menu-list': '1.5 kB',
  'beside-launcher': '1 kB',
  blocks: '1.5 kB',
  forms: '3 kB',
  'before-talk': '1 kB',
  teaser: '1 kB',
  news: '1.5 kB',
  'own-chat': '2 kB',
  'rating-reason': '1 kB',
  'attachment-list': '1.4 kB',
  'file-size': '0.3 kB',
  'upload-tray': '3 kB',
  starters: '500 B',
  polling: '2.5 kB',
  'tell-page': '0.7 kB',
}

// biome-ignore lint/style/noDefaultExport: size-limit reads it so
export default [
  { name: 'widget: loader', path: 'widget/dist/loader.js', limit: '1900 B', brotli: true },
  {
    name: 'widget: opening and talking',
    path: [
      'widget/dist/loader.js',
      `${chunks}/app-*.js`,
      `${chunks}/socket-*.js`,
      'widget/dist/texts/en.core.json',
    ],
    limit: '28000 B',
    brotli: true,
  },
  {
    name: 'widget: v1.js, for pages that boot by themselves',
    path: 'widget/dist/v1.js',
    limit: '7.2 kB',
    brotli: true,
  },
  ...partLimits(),
  ...['crisp', 'papercups', 'chatwoot', 'intercom'].map((vendor) => ({
    name: `widget: in place of ${vendor}`,
    path: `widget/dist/compat/${vendor}.js`,
    limit: '3072 B',
    brotli: true,
  })),
  { name: 'npm package: boot', path: 'sdk/dist/widget/index.js', limit: '2 kB', brotli: true },
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

function partLimits() {
  const found = existsSync(chunks) ? readdirSync(chunks).filter((name) => name.endsWith('.js')) : []
  // A name, a hyphen, eight characters of the content's hash.
  const names = new Set(found.map((name) => name.slice(0, -'-12345678.js'.length)))
  for (const always of ['app', 'socket']) names.delete(always)
  return [...names].map((name) => ({
    name: `widget: part ${name}`,
    path: `${chunks}/${name}-????????.js`,
    limit: widgetParts[name] ?? '0 B',
    brotli: true,
  }))
}
