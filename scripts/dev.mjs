/**
 * `npm run dev`: the server, restarted when its files change; the widget, rebuilt when its files change; the portal
 * with hot reload on a port of its own, which passes everything else on to the server.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('../', import.meta.url))
const port = process.env.PORT ?? '3000'
const portalPort = 5173

/** What the server runs or serves; the portal has its own server here. */
const served = ['server', 'sdk', 'migrations', 'widget'].map((folder) => `--watch-path=${folder}`)
const server = spawn(process.execPath, [...served, '--watch', '--watch-preserve-output', 'server/main.ts'], {
  cwd: root,
  env: { ...process.env, PORT: port },
  stdio: 'inherit',
})
rebuildOnChange('widget', ['widget', 'sdk'])
const portal = await openPortal()

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.kill(signal))
const [code] = await once(server, 'exit')
await portal.close()
process.exit(code ?? 0)

async function openPortal() {
  const target = `http://127.0.0.1:${port}`
  // The server takes log-ins from its own origin only.
  const pass = { target, headers: { origin: target } }
  const vite = await createServer({
    configFile: `${root}portal/vite.config.ts`,
    configLoader: 'native',
    server: {
      port: portalPort,
      strictPort: true,
      proxy: { '^/(?!app/)': pass, '/socket.io': { ...pass, ws: true } },
    },
  })
  await vite.listen()
  process.stderr.write(`Portal with hot reload: http://localhost:${portalPort}/app/\n`)
  return vite
}

/** One build at a time; what changes meanwhile is built next. */
function rebuildOnChange(part, folders) {
  let isBuilding = false
  let isStale = false
  const build = async () => {
    isStale = true
    if (isBuilding) return
    isBuilding = true
    while (isStale) {
      isStale = false
      await once(
        spawn(process.execPath, ['scripts/build.mjs', part], { cwd: root, stdio: 'inherit' }),
        'exit',
      )
    }
    isBuilding = false
  }
  for (const folder of folders) {
    watch(root + folder, { recursive: true }, (_event, file) => {
      if (!/^dist\b|\.test\.tsx?$/.test(file ?? '')) void build()
    })
  }
}
