import ipaddr from 'ipaddr.js';

const OWN_RANGES = ['loopback', 'private', 'uniqueLocal', 'linkLocal'];
const OWN_NAMES = /\.(localhost|local|internal|svc|lan)$/i;

/**
 * Whether a host is of one's own network, as far as its name tells: a private address, a name without a dot as containers
 * have, or one under a domain that the internet does not have.
 */
export const isOwnNetwork = (host: string): boolean => {
  const bare = host.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare)) return OWN_RANGES.includes(ipaddr.process(bare).range());
  return !bare.includes('.') || OWN_NAMES.test(bare);
};
