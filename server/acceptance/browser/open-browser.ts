/** The browser that the tests of one worker share: each opens its own context in it. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

const always = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let opened: Promise<Browser> | undefined

/** Launches it at the first call. Nobody closes it: it ends with the worker. */
export function openBrowser(): Promise<Browser> {
  opened ??= launchBrowser()
  return opened
}

/** One of its own, which whoever asks for it closes. @param more arguments for it */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const args = [...always, ...more]
  const { executablePath, libraries, fonts } = await findChromium()
  const env: NodeJS.ProcessEnv = { ...process.env }
  if (fonts && !existsSync('/etc/fonts')) env.FONTCONFIG_PATH = fonts
  try {
    return await chromium.launch({ executablePath, args, env: defined(env) })
  } catch (cause) {
    if (!libraries || !String(cause).includes('shared libraries')) throw cause
    return await chromium.launch({
      executablePath,
      args,
      env: defined({ ...env, LD_LIBRARY_PATH: libraries }),
    })
  }
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
