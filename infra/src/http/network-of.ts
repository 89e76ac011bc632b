import ipaddr from 'ipaddr.js';

/** The network of an address. One household or server has a whole IPv6 /64 to itself: counting its addresses counts nothing. */
export const networkOf = (address: string): string => {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
};
