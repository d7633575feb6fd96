/** Whether an address is one of the public internet: not of this machine, its network, or any special use (RFC 6890). */
import { BlockList, isIP } from 'node:net'

// One list for each: in a list of both, a range of IPv6 that holds the mapped addresses holds all of IPv4.
const special4 = new BlockList()
const special6 = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special4.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  // All that is outside 2000::/3: ::, ::1, IPv4 in every disguise, translation, unique local, link local, multicast.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  // Within it: tunnels that carry an IPv4 address, protocol assignments, examples.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special6.addSubnet(network, bits, 'ipv6')

export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return family === 4 ? !special4.check(address, 'ipv4') : !special6.check(address, 'ipv6')
}
