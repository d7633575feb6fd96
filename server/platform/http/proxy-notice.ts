/**
 * Tells of a proxy that nobody declared: in the log, and by a file in the data directory, where `npm run doctor` finds it.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inBackground, type Log } from '../../log.ts'

const fileIn = (dataDir: string) => join(dataDir, 'undeclared-proxy')

/** Forgets what an earlier process saw, and gives the function that notes what this one sees. */
export async function openProxyNotice(
  { dataDir, trustProxy }: { dataDir: string; trustProxy: unknown },
  log: Log,
): Promise<(peer: string) => void> {
  if (trustProxy !== false) await rm(fileIn(dataDir), { force: true })
  return (peer) => {
    log.warn(
      { peer },
      'Requests are forwarded by a proxy that is not declared, so that all visitors share its address: set TRUST_PROXY.',
    )
    const note = mkdir(dataDir, { recursive: true, mode: 0o700 }).then(() =>
      writeFile(fileIn(dataDir), `${peer}\n`),
    )
    inBackground(log, 'noting an undeclared proxy', note)
  }
}

/** Address of a proxy that nobody declared, as the server saw it last; undefined when it saw none. */
export async function undeclaredProxy(dataDir: string): Promise<string | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => '')
  return text.trim() || undefined
}
