import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('./server.mjs', import.meta.url))
const settings = {
  PORT: '0',
  DESKBELL_URL: 'https://desk.example/',
  ACCOUNT_TOKEN: 'acct_0123456789abcdefghijklmn',
}

/** The website in a process of its own, as its reader starts it. */
async function openWebsite() {
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('The website has no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  return {
    url: String(line).replace(/^.* (?=http)/, ''),
    async [Symbol.asyncDispose]() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

test('the page carries the snippet and a policy that allows the chat and nothing else', async () => {
  await using website = await openWebsite()
  const response = await fetch(website.url)
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src https://desk.example; connect-src https://desk.example wss://desk.example; img-src 'self' https://desk.example; style-src 'self'; base-uri 'none'; form-action 'none'",
  )
  const page = await response.text()
  expect(page).toContain('<script async src="https://desk.example/w/v1/acct_0123456789abcdefghijklmn.js"')
  expect(page).not.toMatch(/\{\{|<style|\sstyle=/)
})

test('files of the page are served, others are not', async () => {
  await using website = await openWebsite()
  const status = async (path: string) => (await fetch(`${website.url}${path}`)).status
  expect(
    await Promise.all(['/style.css', '/icon.svg', '/server.mjs', '/../package.json'].map(status)),
  ).toEqual([200, 200, 404, 404])
})

test('every hard page is linked from the first one, and comes with the chat and what it names', async () => {
  await using website = await openWebsite()
  const first = await (await fetch(website.url)).text()
  const linked = [...first.matchAll(/href="\/hard\/([\w-]+)"/g)].map(([, name]) => name)
  const files = await readdir(new URL('hard/', import.meta.url))
  const pages = files.filter((name) => /html$/.test(name)).map((name) => name.replace(/\.x?html$/, ''))
  expect(linked.sort()).toEqual(pages.filter((name) => name !== 'inside').sort())
  for (const name of pages) {
    const response = await fetch(`${website.url}/hard/${name}`)
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src .*https:|'nonce/,
    )
    expect(text.includes('https://desk.example/w/v1/acct_'), name).toBe(name !== 'framed')
    for (const [, file] of text.matchAll(/(?:href|src)="(\/hard\/[\w-]+\.\w+)"/g)) {
      expect((await fetch(website.url + file)).status, file).toBe(200)
    }
  }
})

test.each([
  ['DESKBELL_URL', 'javascript:alert(1)'],
  ['ACCOUNT_TOKEN', 'acct_"><script>'],
  ['PORT', 'eighty'],
])('a wrong %s stops the start with its name', async (name, value) => {
  const complaint = await new Promise<string>((resolve) => {
    execFile(process.execPath, [program], { env: { ...settings, [name]: value } }, (error, _, stderr) => {
      resolve(`${error?.code}: ${stderr}`)
    })
  })
  expect(complaint).toMatch(new RegExp(`^1: ${name} has to be`))
})
