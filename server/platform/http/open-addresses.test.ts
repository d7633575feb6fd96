/** Whose address limits count, behind declared proxies, none, and such as nobody declared. */
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { openAddresses } from './open-addresses.ts'

const from = (peer: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress: peer }, headers }) as unknown as IncomingMessage
const forwarded = (...addresses: string[]) => ({ 'x-forwarded-for': addresses.join(', ') })
const minute = 60_000

const behind = (hops: number) => openAddresses({ declared: true, trust: (_address, hop) => hop < hops })
function undeclared() {
  const clock = { now: 0 }
  const noticed: string[] = []
  const addresses = openAddresses({
    declared: false,
    trust: () => false,
    noticed: (peer) => noticed.push(peer),
    clock: () => clock.now,
  })
  /** How many clients so many requests of a peer look like. */
  const clients = (peer: string, headers: Record<string, string>, requests = 40) =>
    new Set(Array.from({ length: requests }, () => addresses.keyOf(from(peer, headers)))).size
  return { clock, noticed, addresses, clients }
}

test('behind one declared proxy the address that it names counts, not those that a client made up before', () => {
  const { of } = behind(1)
  expect(of(from('10.0.0.1', forwarded('1.1.1.1', '2.2.2.2', '203.0.113.9')))).toBe('203.0.113.9')
  expect(of(from('10.0.0.1'))).toBe('10.0.0.1')
})

test.each([
  ['a port', '203.0.113.9:4711', '203.0.113.9'],
  ['a port behind IPv6', '[2001:db8::1]:4711', '2001:db8::1'],
  ['brackets', '[2001:db8::1]', '2001:db8::1'],
  ['no address', 'unknown', '10.0.0.1'],
  ['a script', '<script>', '10.0.0.1'],
  ['a very long text', 'x'.repeat(5_000), '10.0.0.1'],
  ['nothing', '', '10.0.0.1'],
])('%s in a forwarded header is read as what it is', (_what, header, address) => {
  expect(behind(1).of(from('10.0.0.1', forwarded(header)))).toBe(address)
})

test('T19: without a declared proxy no header makes one client many', () => {
  const { clients, addresses } = undeclared()
  const keys = new Set<string>()
  for (let index = 0; index < 1_000; index += 1)
    keys.add(addresses.keyOf(from('203.0.113.9', forwarded(`10.0.${index >> 8}.${index & 255}`))))
  expect([...keys]).toEqual(['203.0.113.9'])
  expect(clients('203.0.113.9', {})).toBe(1)
})

test('T19: all of an IPv6 network of 64 bits is one client, and IPv4 in IPv6 is IPv4', () => {
  const { addresses } = undeclared()
  expect(addresses.keyOf(from('2001:db8:1:2:aaaa::1'))).toBe(addresses.keyOf(from('2001:db8:1:2:bbbb::2')))
  expect(addresses.keyOf(from('2001:db8:1:3::1'))).not.toBe(addresses.keyOf(from('2001:db8:1:2::1')))
  expect(addresses.keyOf(from('::ffff:203.0.113.9'))).toBe('203.0.113.9')
})

test('an undeclared proxy is told of once, with its address', () => {
  const { noticed, clients } = undeclared()
  clients('10.0.0.1', forwarded('203.0.113.9'))
  clients('10.0.0.2', { 'cf-connecting-ip': '203.0.113.9' })
  expect(noticed).toEqual(['10.0.0.1'])
})

test('a site behind an undeclared proxy gets wider limits once nearly everything was forwarded for ten minutes', () => {
  const { clock, clients, addresses } = undeclared()
  const header = forwarded('203.0.113.9')
  expect(clients('10.0.0.1', header)).toBe(1)
  clock.now = 9 * minute
  expect(clients('10.0.0.1', header)).toBe(1)
  clock.now = 11 * minute
  expect(clients('10.0.0.1', header)).toBe(20)
  expect(addresses.widthOf(from('10.0.0.1', header))).toBe(20)
  expect(clients('10.0.0.2', header)).toBe(1)
})

test("who sends such headers now and then, or a few times, keeps one client's limits", () => {
  const { clock, clients } = undeclared()
  clients('203.0.113.9', forwarded('10.0.0.1'), 40)
  clients('203.0.113.9', {}, 40)
  clients('203.0.113.8', forwarded('10.0.0.1'), 10)
  clock.now = 11 * minute
  expect(clients('203.0.113.9', forwarded('10.0.0.1'))).toBe(1)
  expect(clients('203.0.113.8', forwarded('10.0.0.1'))).toBe(1)
})

test('wider limits end when nothing is forwarded any more', () => {
  const { clock, clients } = undeclared()
  clients('10.0.0.1', forwarded('203.0.113.9'))
  clock.now = 11 * minute
  clients('10.0.0.1', {})
  clock.now = 22 * minute
  expect(clients('10.0.0.1', {})).toBe(1)
})
