import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { OutboundAllowance } from './outbound-allowance.ts';
import { isPublicAddress } from './public-address.ts';

/** All addresses of a host name. Rejects when there are none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** A target that may be called: at these addresses and no others. */
export interface CheckedTarget {
  readonly kind: 'allowed';
  readonly url: URL;
  readonly addresses: readonly string[];
}

/** A target that may not be called, and why, in a sentence that names no address. */
export interface RefusedTarget {
  readonly kind: 'refused';
  readonly reason: string;
}

/** Decides where a request may go. Rejects when the host's name cannot be resolved. */
export interface OutboundGuard {
  check(url: string): Promise<CheckedTarget | RefusedTarget>;
}

const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

/**
 * The guard in front of every request whose address a user chose. The host is resolved once; the request goes ahead only
 * when all of its addresses are public and the port is a usual one, or where `allowance` says so.
 */
export const createOutboundGuard = (options: {
  readonly allowance: OutboundAllowance;
  readonly resolve?: Resolve;
}): OutboundGuard => {
  const { allowance, resolve = resolveAll } = options;
  return {
    check: async (text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url === undefined) return refused('It is not a web address.');
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('Only http and https may be called.');
      if (url.username !== '' || url.password !== '') return refused('A web address may not carry a user or password.');

      const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
      const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
      const addresses = await addressesOf(host, resolve);
      if (addresses.length === 0) throw new Error('the host name leads to no address');

      const special = addresses.filter((address) => !allowance.allows(host, address, port));
      if (!special.every(isPublicAddress)) return refused('It leads into a private network.');
      if (special.length > 0 && !PORTS.has(port)) return refused(`Port ${port} may not be called.`);
      return { kind: 'allowed', url, addresses };
    },
  };
};

const addressesOf = async (host: string, resolve: Resolve): Promise<readonly string[]> => {
  if (isIP(host) !== 0) return [host];
  // RFC 6761: these names are the loopback interface, whatever a name server says.
  if (host === 'localhost' || host.endsWith('.localhost')) return ['127.0.0.1'];
  return resolve(host);
};

const resolveAll: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

const refused = (reason: string): RefusedTarget => ({ kind: 'refused', reason });
