/** Builds the npm package `@deskbell/widget` into sdk/dist/widget: ESM and CommonJS, each with its types. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../', import.meta.url))
const source = join(root, 'sdk', 'widget-package')
const dist = join(root, 'sdk', 'dist', 'widget')
const entries = { index: 'boot', react: 'react', preact: 'preact', vue: 'vue' }
const types = await mkdtemp(join(root, '.cache', 'types-'))

try {
  const [bundles] = await Promise.all([bundle(), declare()])
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  await Promise.all([
    ...bundles.map(({ fileName, code }) => writeFile(join(dist, fileName), code)),
    writeTypes(),
    writeFile(join(dist, 'package.json'), `${JSON.stringify(await description(), null, 2)}\n`),
    cp(join(source, 'README.md'), join(dist, 'README.md')),
    cp(join(root, 'LICENSE'), join(dist, 'LICENSE')),
  ])
} finally {
  await rm(types, { recursive: true })
}

async function bundle() {
  const built = await build({
    root: source,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: {
        entry: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, join(source, `${file}.ts`)]),
        ),
        formats: ['es', 'cjs'],
        fileName: (format, name) => `${name}.${format === 'es' ? 'js' : 'cjs'}`,
      },
      rolldownOptions: {
        external: /^(react|preact|preact\/hooks|vue)$/,
        // The component that is one for the client must say so where components may be of the server.
        output: { banner: ({ name }) => (name === 'react' ? "'use client'" : '') },
      },
    },
  })
  return [built]
    .flat()
    .flatMap(({ output }) => output.map(({ fileName, code }) => ({ fileName, code: marked(code) })))
}

/** Every bundler has to leave the import of the widget as it is, and each wants to be told so in its own way. */
function marked(code) {
  const vite = '/* @vite-ignore */'
  return code.replaceAll(vite, `${vite} /* webpackIgnore: true */ /* turbopackIgnore: true */`)
}

async function declare() {
  const args = [
    '-p',
    source,
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    types,
  ]
  const tsc = join(root, 'node_modules', '.bin', 'tsc')
  const [code] = await once(
    spawn(tsc, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }),
    'exit',
  )
  if (code !== 0) throw new Error('The types of the package could not be made.')
}

/** Twice: what is imported from CommonJS has to be CommonJS in its types, too. */
async function writeTypes() {
  const files = (await readdir(types, { recursive: true })).filter((name) => name.endsWith('.d.ts'))
  await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(types, name), 'utf8')
      const path = join(dist, 'types', name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, withSpecifiers(text, name, 'js'))
      await writeFile(path.replace(/\.d\.ts$/, '.d.cts'), withSpecifiers(text, name, 'cjs'))
    }),
  )
}

/** As they are found in the package, not in this house. */
function withSpecifiers(text, name, ending) {
  const wire = relative(dirname(name), 'src/wire/index.ts').split(sep).join(posix.sep)
  return text
    .replaceAll("'#wire'", `'${wire.startsWith('.') ? wire : `./${wire}`}'`)
    .replaceAll(/(['"]\.[^'"]*)\.ts(?=['"])/g, `$1.${ending}`)
}

async function description() {
  const { version, license, devDependencies, dependencies } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  )
  const paths = Object.entries(entries).map(([name, file]) => [
    name === 'index' ? '.' : `./${name}`,
    ways(name, file),
  ])
  const peers = { preact: dependencies.preact, react: devDependencies.react, vue: devDependencies.vue }
  return {
    name: '@deskbell/widget',
    version,
    description:
      'The chat widget of Deskbell for pages that are built with a bundler, with React, Preact and Vue.',
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    main: './index.cjs',
    module: './index.js',
    types: './types/widget-package/boot.d.ts',
    exports: { ...Object.fromEntries(paths), './package.json': './package.json' },
    files: ['*.js', '*.cjs', 'types'],
    peerDependencies: Object.fromEntries(
      Object.entries(peers).map(([name, tested]) => [name, rangeOf(name, tested)]),
    ),
    peerDependenciesMeta: Object.fromEntries(Object.keys(peers).map((name) => [name, { optional: true }])),
  }
}

function ways(name, file) {
  const way = (code, declared) => ({
    types: `./types/widget-package/${file}.${declared}`,
    default: `./${name}.${code}`,
  })
  return { import: way('js', 'd.ts'), require: way('cjs', 'd.cts') }
}

/** From the first version that has all that is used, to the one that is tested. */
function rangeOf(name, tested) {
  const oldest = { preact: '10.5', react: '18.0', vue: '3.3' }[name]
  return `>=${oldest} <${Number(tested.split('.')[0]) + 1}`
}
