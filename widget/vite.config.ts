/** How the widget is built: the chat and its socket as modules, the loader as one script. */
import { fileURLToPath } from 'node:url'
import type { InlineConfig, Plugin } from 'vite'
import { slimSocket } from './slim-socket.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** What connects to the server. */
export function socketConfig(outDir: string): InlineConfig {
  return { ...modules(outDir, { socket: `${root}socket/connect.ts` }), plugins: [slimSocket] }
}

/** The chat, and what pages call. @param socket hashed name of the file that the chat brings when it has to connect */
export function chatConfig(outDir: string, socket: string): InlineConfig {
  return {
    ...modules(outDir, { app: `${root}app/main.tsx`, api: `${root}api/create-api.ts` }),
    plugins: [ownProperties],
    define: { __DESKBELL_SOCKET__: JSON.stringify(socket) },
  }
}

function modules(outDir: string, entry: Record<string, string>): InlineConfig {
  return {
    ...shared(outDir),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ...shared(outDir).build,
      // A library: the helper for stylesheets of chunks, which there are none of, stays out.
      lib: { entry, formats: ['es'] },
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

/** Hashed names of the files that a loader brings. */
interface Names {
  app: string
  api: string
}

/** A loader as one script; the files that it brings are named as they have been. @param entry its name under loader/ */
export function loaderConfig(outDir: string, entry: 'main' | 'queue', names: Names): InlineConfig {
  return {
    ...shared(outDir),
    plugins: [ownProperties],
    define: {
      __DESKBELL_APP__: JSON.stringify(names.app),
      __DESKBELL_API__: JSON.stringify(names.api),
    },
    build: {
      ...shared(outDir).build,
      lib: { entry: { [entry]: `${root}loader/${entry}.ts` }, formats: ['iife'], name: 'deskbell' },
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
      : /(?<=['"`{]|var\()--(?!deskbell-)(?=[a-z])/g
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
