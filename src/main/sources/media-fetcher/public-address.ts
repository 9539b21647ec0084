import { BlockList } from 'node:net';

type Network = readonly [network: string, prefix: number];

/** Networks that are not the public internet (IANA special-purpose registries, multicast included). */
const SPECIAL_IPV4: readonly Network[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const SPECIAL_IPV6: readonly Network[] = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** Networks without IPv4 of their own reach it through these addresses (NAT64, RFC 6052). */
const TRANSLATED_IPV4 = SPECIAL_IPV4.map(
  ([network, prefix]): Network => [`64:ff9b::${network}`, 96 + prefix],
);

const special = blockList([...SPECIAL_IPV4, ...SPECIAL_IPV6, ...TRANSLATED_IPV4]);
const loopback = blockList([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** True for an IP address on the public internet; IPv4 written as IPv6 is seen through. */
export function isPublicAddress(ip: string): boolean {
  return !special.check(ip, familyOf(ip));
}

/** True for an IP address of this machine alone. */
export function isLoopbackAddress(ip: string): boolean {
  return loopback.check(ip, familyOf(ip));
}

function familyOf(ip: string): 'ipv4' | 'ipv6' {
  return ip.includes(':') ? 'ipv6' : 'ipv4';
}

function blockList(networks: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, familyOf(network));
  return list;
}
