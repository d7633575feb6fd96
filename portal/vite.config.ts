/** Builds the portal: one page, hashed assets, nothing inline, so that a strict CSP holds. */
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: here,
  base: '/app/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [layersFirst()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})

/** Style sheets of shared chunks load before the one that names the cascade layers, so each names them itself. */
function layersFirst(): Plugin {
  return {
    name: 'layers-first',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue
        file.source = `@layer reset,tokens,base,components,utilities;${Buffer.from(file.source).toString()}`
      }
    },
  }
}
