/** Runs an example in a process of its own, as its reader does. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const examples = new URL('../../../examples/', import.meta.url)

export interface ExampleWebsite extends AsyncDisposable {
  url: string
}

/** The website with the widget on it. */
export async function startWebsite(deskUrl: string, accountToken: string): Promise<ExampleWebsite> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('website/server.mjs', examples))], {
    env: { PORT: '0', DESKBELL_URL: deskUrl, ACCOUNT_TOKEN: accountToken },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return {
    url: String(line).replace(/^.* (?=http)/, ''),
    async [Symbol.asyncDispose]() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** The program that asks one question through the API. */
export function runAsk(
  environment: Record<string, string>,
  ...given: string[]
): Promise<{ code: number; output: string; complaint: string }> {
  const program = fileURLToPath(new URL('node/ask.mjs', examples))
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...given], { env: environment }, (error, output, complaint) =>
      resolve({ code: Number(error?.code ?? 0), output, complaint }),
    )
  })
}
