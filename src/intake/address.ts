import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Addresses that are nobody's public web server. Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …ipv6-special-registry), multicast space, and the
 * transition prefixes through which any IPv4 address can be spelt as an IPv6 one.
 */
const closed4: [string, number][] = [
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
];

/** Metadata service of a large cloud that has a public-looking address (Azure's platform address). */
const closedHosts = ['168.63.129.16'];

const closed = new BlockList();
for (const [net, bits] of closed4) closed.addSubnet(net, bits, 'ipv4');
for (const host of closedHosts) closed.addAddress(host, 'ipv4');

/** Only 2000::/3 is given out for public use; these parts of it are not. */
const closed6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as [string, number][])
  closed6.addSubnet(net, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/**
 * Prefixes whose last 32 bits are an IPv4 address that is reached through them: mapped (RFC 4291, 2.5.5.2) and the
 * well-known one of NAT64 (RFC 6052, 2.1), which DNS64 gives for every host in a network without IPv4.
 */
const through4 = [
  /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/,
  /^64:ff9b::(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})$/,
];

/** True when an IP address belongs to the public internet; false for anything else, also for what is no address. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIP(plain) === 4) return !closed.check(plain, 'ipv4');
  if (!isIPv6(plain)) return false;
  const inner = readInner4(plain);
  if (inner !== null) return !closed.check(inner, 'ipv4');
  return global6.check(plain, 'ipv6') && !closed6.check(plain, 'ipv6');
}

/** The IPv4 address inside an IPv6 one; null when there is none. */
function readInner4(address: string): string | null {
  // In a URL the address comes out in its one canonical spelling.
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  for (const prefix of through4) {
    const match = prefix.exec(canonical);
    if (!match) continue;
    const bits = [match[1] ?? '0', match[2] as string].map(part => Number.parseInt(part, 16));
    return bits.flatMap(part => [part >> 8, part & 255]).join('.');
  }
  return null;
}
