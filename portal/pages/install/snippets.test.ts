/** What is copied from the page is what works. */
import { expect, it } from 'vitest'
import {
  makeChatLink,
  makeFrame,
  makePolicy,
  makeQueueSnippet,
  makeSnippet,
  serverExamples,
} from './snippets.ts'

const origin = 'https://desk.example'
const token = 'acct_012345678901234567890123'

it('names the script of the account', () => {
  expect(makeSnippet(origin, token)).toContain(`src="${origin}/w/v1/${token}.js"`)
})

it('queues calls as a script that runs', () => {
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(makeQueueSnippet(origin, token)) ?? []
  const page: { Deskbell?: { q?: IArguments[] } } = {}
  new Function('window', `with (window) { ${script} }`)(page)
  expect(page.Deskbell?.q?.[0]?.[0]).toBe('boot')
  expect(page.Deskbell?.q?.[0]?.[1]).toMatchObject({ token, user: { id: '42' }, context: { plan: 'pro' } })
})

it('lists what a policy must allow, and nothing else', () => {
  expect(makePolicy({ origin, host: 'desk.example', protocol: 'https:' }).split('\n')).toEqual([
    `script-src ${origin};`,
    `connect-src ${origin} wss://desk.example;`,
    `img-src ${origin};`,
  ])
})

it('links to the chat in a language', () => {
  expect(makeChatLink(origin, token)).toBe(`${origin}/c/${token}`)
  expect(makeChatLink(origin, token, 'pt-BR')).toBe(`${origin}/c/${token}?lang=pt-BR`)
  expect(makeFrame(makeChatLink(origin, token))).toContain('sandbox=')
})

it('has an example for each kind of server', () => {
  expect(serverExamples.map(({ id }) => id)).toEqual(['node', 'php', 'python', 'ruby', 'hash'])
  for (const { code } of serverExamples) expect(code).toContain('DESKBELL_IDENTITY_SECRET')
})
