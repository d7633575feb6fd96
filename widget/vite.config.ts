/** How the widget is built: the chat and its socket as modules, the loader as one script. */
import { fileURLToPath } from 'node:url'
import type { InlineConfig, Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The chat, and the socket that it brings later. */
export function chunksConfig(outDir: string): InlineConfig {
  return {
    ...shared(outDir),
    plugins: [withoutUnusedParts, ownProperties],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ...shared(outDir).build,
      // A library: the helper for stylesheets of chunks, which there are none of, stays out.
      lib: { entry: { app: `${root}app/main.tsx`, socket: `${root}socket/connect.ts` }, formats: ['es'] },
      rolldownOptions: {
        // What parts share with the app stays in it: a file of its own would be one more way to go.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name]-[hash].js',
          minify: true,
          comments: { annotation: false, legal: false },
        },
      },
    },
  }
}

/** The loader; the files are named as the chat's have been. */
export function loaderConfig(outDir: string, { app, socket }: { app: string; socket: string }): InlineConfig {
  return {
    ...shared(outDir),
    plugins: [ownProperties],
    define: { __DESKBELL_APP__: JSON.stringify(app), __DESKBELL_SOCKET__: JSON.stringify(socket) },
    build: {
      ...shared(outDir).build,
      lib: { entry: { loader: `${root}loader/main.ts` }, formats: ['iife'], name: 'deskbell' },
      rolldownOptions: { output: { entryFileNames: '[name].js', minify: true } },
    },
  }
}

/** What takes the place of another vendor's script: each by itself, since a site loads one. */
export function compatConfig(outDir: string, vendor: string): InlineConfig {
  return {
    ...shared(outDir),
    build: {
      ...shared(outDir).build,
      lib: { entry: { [vendor]: `${root}compat/${vendor}.ts` }, formats: ['iife'], name: 'deskbellCompat' },
      rolldownOptions: { output: { entryFileNames: '[name].js', minify: true } },
    },
  }
}

/** Parts of the socket's client that are never asked for: a third transport, and binary messages (the wire is JSON). */
const unusedParts: Record<string, string> = {
  'engine.io-client/build/esm/transports/webtransport.js': 'export const WT = undefined',
  'engine.io-parser/build/esm/contrib/base64-arraybuffer.js': 'export const decode = () => undefined',
}

const withoutUnusedParts: Plugin = {
  name: 'without-unused-parts',
  enforce: 'pre',
  load: (id) => Object.entries(unusedParts).find(([path]) => id.endsWith(path))?.[1],
}

/**
 * Gives the custom properties of the stylesheets names that are ours alone. A page that registers `--accent` does so in
 * every shadow tree, and then it holds no colour any more, or is not inherited.
 */
const ownProperties: Plugin = {
  name: 'own-properties',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(root)) return null
    const names = /\.css\b/.test(id)
      ? /--(?!deskbell-)(?=[a-z])/g
      : /(?<=['"`]|var\()--(?!deskbell-)(?=[a-z])/g
    return { code: code.replace(names, '--db-'), map: null }
  },
}

function shared(outDir: string) {
  return {
    root,
    configFile: false as const,
    logLevel: 'warn' as const,
    base: './',
    publicDir: false as const,
    build: {
      outDir,
      emptyOutDir: true,
      write: false,
      target: 'es2022',
      // What has light-dark(), so that it stays as written.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      modulePreload: false as const,
      reportCompressedSize: false,
    },
  }
}
