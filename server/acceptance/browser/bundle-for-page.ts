/** Bundles a program of `pages/` with the packages it imports, as a site's own build would, for `addScriptTag`. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const pages = fileURLToPath(new URL('pages/', import.meta.url))

/** @param alias names of packages, and the files they stand for */
export async function bundleForPage(name: string, alias: Record<string, string> = {}): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: `${pages}${name}.ts`, formats: ['iife'], name: 'page' },
    },
  })
  const [bundle] = [built].flat()
  if (!bundle || !('output' in bundle)) throw new Error('The build watches instead of building.')
  return bundle.output[0].code
}
