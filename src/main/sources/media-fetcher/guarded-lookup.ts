import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** Why a connection was not made: the address belongs to a network that a post must not reach into. */
export class ForbiddenAddress extends Error {
  constructor(host: string, ip: string) {
    super(`${host} is ${ip}, an address that is not on the public internet`);
    this.name = 'ForbiddenAddress';
  }
}

export type AddressRule = { readonly allowLoopback: boolean };

/**
 * A name lookup for connections that fails with ForbiddenAddress unless every address of the host is
 * public. The connection goes to the address that was checked, so a name cannot change in between.
 */
export function guardedLookup(rule: AddressRule): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const forbidden = addresses.find(({ address }) => !isAllowed(address, rule));
      const [first] = addresses;
      if (forbidden !== undefined) {
        return callback(new ForbiddenAddress(host, forbidden.address), '');
      }
      if (options.all === true) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family);
    });
  };
}

/** For hosts that are addresses themselves, which no lookup sees. Throws ForbiddenAddress. */
export function checkLiteralAddress(url: URL, rule: AddressRule): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host, rule)) throw new ForbiddenAddress(url.hostname, host);
}

function isAllowed(ip: string, rule: AddressRule): boolean {
  return isPublicAddress(ip) || (rule.allowLoopback && isLoopbackAddress(ip));
}
