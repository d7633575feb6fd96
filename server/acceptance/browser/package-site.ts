/** A site that has installed the npm package as it was built: bundled for the browser, run by Node, checked by TypeScript. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const built = join(root, 'sdk', 'dist', 'widget')

const typeScript = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  preserveSymlinks: true,
  types: [],
}
/** What a project with Vue says about it. */
const vueFlags = Object.fromEntries(
  ['OPTIONS_API', 'PROD_DEVTOOLS', 'PROD_HYDRATION_MISMATCH_DETAILS'].map((flag) => [
    `__VUE_${flag}__`,
    'false',
  ]),
)

export interface PackageSite extends AsyncDisposable {
  /** Its program as one script. */
  bundle(program: string, options?: { jsx?: string }): Promise<string>
  /** What Node prints when it runs the program. @param name ends in .mjs or .cjs */
  run(name: string, program: string): Promise<string>
  /** The programs, by name, that TypeScript has something against. */
  check(programs: Record<string, string>, options?: Record<string, unknown>): Promise<string[]>
}

export async function openPackageSite(): Promise<PackageSite> {
  // Within the project, so that the frameworks are found.
  await mkdir(join(root, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(root, '.cache', 'site-'))
  await mkdir(join(folder, 'node_modules', '@deskbell'), { recursive: true })
  await symlink(built, join(folder, 'node_modules', '@deskbell', 'widget'), 'junction')
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  return {
    async bundle(program, { jsx = 'react' } = {}) {
      const entry = await write('program.jsx', program)
      const result = await build({
        root: folder,
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        // As it would be installed, not where the link leads.
        resolve: { preserveSymlinks: true },
        oxc: { jsx: { runtime: 'automatic', importSource: jsx } },
        define: { 'process.env.NODE_ENV': '"development"', ...vueFlags },
        build: {
          write: false,
          minify: false,
          target: 'es2022',
          reportCompressedSize: false,
          lib: { entry, formats: ['iife'], name: 'site' },
        },
      })
      const [bundle] = [result].flat()
      if (!bundle || !('output' in bundle)) throw new Error('The build watches instead of building.')
      return bundle.output[0].code
    },
    async run(name, program) {
      const path = await write(name, program)
      const { output } = await run(process.execPath, ['--preserve-symlinks', path], folder)
      return output
    },
    async check(programs, options = {}) {
      await Promise.all(Object.entries(programs).map(([name, program]) => write(name, program)))
      const compilerOptions = { ...typeScript, ...options }
      await write('tsconfig.json', JSON.stringify({ compilerOptions, files: Object.keys(programs) }))
      const tsc = join(root, 'node_modules', '.bin', 'tsc')
      const { output } = await run(tsc, ['-p', folder, '--pretty', 'false'], folder)
      const complaints = output.split('\n').filter((line) => line.includes(': error TS'))
      return [...new Set(complaints.map((line) => line.replace(/\(.*/, '')))].sort()
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

function run(program: string, args: string[], cwd: string): Promise<{ output: string }> {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32'
    execFile(program, args, { cwd, shell }, (_, output, complaint) => resolve({ output: output + complaint }))
  })
}
