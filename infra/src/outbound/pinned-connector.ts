import type { LookupFunction } from 'node:net';
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import type { CheckedTarget } from './outbound-guard.ts';

/** A connection came up with somebody who was not checked. */
export class UnexpectedPeer extends Error {
  override readonly name = 'UnexpectedPeer';

  constructor() {
    super('connected to an address that was not checked');
  }
}

/**
 * A connector that reaches the checked addresses only: a name is never resolved again, and the peer is compared once
 * more before a byte is sent. A literal IP is not looked up at all; it is itself the one checked address.
 */
export const pinnedConnector = (
  { addresses }: Pick<CheckedTarget, 'addresses'>,
  timeoutMs: number,
  build: typeof buildConnector = buildConnector,
): buildConnector.connector => {
  const connect = build({ lookup: lookupAmong(addresses), autoSelectFamily: true, timeout: timeoutMs, allowH2: false });
  const checked = new Set(addresses.map(canonical));
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (checked.has(canonical(socket.remoteAddress ?? ''))) return callback(null, socket);
      socket.destroy();
      return callback(new UnexpectedPeer(), null);
    });
};

const lookupAmong = (addresses: readonly string[]): LookupFunction => {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, { all = false }, callback) => {
    if (all) return callback(null, found);
    const [first] = found;
    return callback(null, first?.address ?? '', first?.family);
  };
};

const canonical = (address: string): string => (ipaddr.isValid(address) ? ipaddr.process(address).toString() : address);
