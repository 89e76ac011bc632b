import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public internet. Of IPv6 only plain global unicast does: the forms that carry an
 * IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo) would lead back to any private one.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // `::7f00:1`, 127.0.0.1 in the compatible form, is "unicast" to ipaddr.js.
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
};
