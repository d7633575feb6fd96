/** What the server says once it answers: a banner for people, one JSON line for programs. */
import type { App } from './app.ts'
import { version } from './version.ts'

export function readyLine({ url, using, demo }: App): string {
  const line = {
    event: 'ready',
    url,
    portal_url: `${url}/app`,
    demo_url: demo ? `${url}/demo` : null,
    docs_url: `${url}/openapi.json`,
    pid: process.pid,
    version,
    using,
  }
  return `${JSON.stringify(line)}\n`
}

export function banner({ url, using, demo, demoLogin }: App, dataDir: string): string {
  const login = demoLogin ? `log in as ${demoLogin.email} / ${demoLogin.password}` : ''
  const rows: [string, string, string][] = [
    ['Deskbell is running', url, ''],
    ['  Portal', `${url}/app`, login],
    ...(demo
      ? ([
          ["  Demo site (Bob's HVAC)", `${url}/demo`, 'with its widget'],
          ['  Demo site (Bright Smile)', `${url}/demo/dental`, ''],
        ] as [string, string, string][])
      : []),
    ['  API', `${url}/openapi.json`, ''],
    ['  Data', dataDir, ''],
    ['  Using', Object.values(using).join(' · '), ''],
  ]
  const lines = rows.map(([name, value, note]) => `${name.padEnd(28)}${value}${note && `   ${note}`}`)
  return `\n${lines.join('\n')}\n\n`
}
