import { expect, it } from 'vitest'
import { domainProblem, readDomains, toRequest } from './provider-draft.ts'

it('reads domains from lines, commas and addresses, each once', () => {
  expect(readDomains('Example.com\n ada@example.com, shop.example\n\n')).toEqual([
    'example.com',
    'shop.example',
  ])
})

it('sends no secret where none was typed, so that the one before stays', () => {
  const draft = {
    issuer: ' https://login.example.com ',
    clientId: 'desk',
    secret: '',
    domains: 'example.com',
    autoJoin: false,
    role: 'agent',
    required: false,
  } as const
  expect(toRequest(draft)).toEqual({
    issuer: 'https://login.example.com',
    client_id: 'desk',
    domains: ['example.com'],
    auto_join: false,
    default_role: 'agent',
    required: false,
  })
  expect(toRequest({ ...draft, secret: 'new' }).client_secret).toBe('new')
})

it('names the domain that was refused', () => {
  expect(domainProblem(new Map([['/domains/1', 'Not a mail domain.']]), ['a.com', 'b'])).toBe(
    '“b”: Not a mail domain.',
  )
  expect(domainProblem(new Map([['/issuer', 'No.']]), ['a.com'])).toBeUndefined()
})
