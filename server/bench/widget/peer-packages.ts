/** The packages of other vendors, where somebody has brought them: large and needed by nothing else, they are no dependency. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../.cache/widget-peers/', import.meta.url))

/** By the name that they have here. */
export const peerPackages = {
  n8n: '@n8n/chat@1.37.0',
  flowise: 'flowise-embed@3.1.6',
  typebot: '@typebot.io/js@0.10.7',
} as const

export type PeerName = keyof typeof peerPackages

/** Folder of the package, or null when it is not there. */
export function peerFolder(name: PeerName): string | null {
  const at = join(folder, name, 'package')
  return existsSync(join(at, 'package.json')) ? at : null
}

export function peerVersion(name: PeerName): string {
  const at = peerFolder(name)
  return at ? (createRequire(import.meta.url)(join(at, 'package.json')) as { version: string }).version : ''
}

/** Brings those that are not there. As they are published, without what they depend on: their bundles hold all of it. */
export function bringPeers(): void {
  for (const [name, spec] of Object.entries(peerPackages)) {
    if (peerFolder(name as PeerName)) continue
    const at = join(folder, name)
    rmSync(at, { recursive: true, force: true })
    mkdirSync(at, { recursive: true })
    const shell = process.platform === 'win32'
    const packed = execFileSync('npm', ['pack', spec, '--silent'], { cwd: at, encoding: 'utf8', shell })
    execFileSync('tar', ['-xzf', packed.trim()], { cwd: at })
  }
}
