import ipaddr from 'ipaddr.js';

/** The private hosts and networks that requests may reach all the same. */
export interface OutboundAllowance {
  /** Whether an entry names this host, or this address, on this port. */
  allows(host: string, address: string, port: number): boolean;
}

interface Entry {
  readonly port: number | undefined;
  readonly matches: (host: string, address: string) => boolean;
}

/**
 * Reads the entries of OUTBOUND_ALLOW: a host name, an IP address or a CIDR network, each with an optional `:port`
 * (IPv6 then in brackets: `[fd00::/8]:8443`). Throws on the first that is none of these, naming it.
 */
export const outboundAllowance = (entries: readonly string[]): OutboundAllowance => {
  const parsed = entries.map((text) => readEntry(text) ?? broken(text));
  return {
    allows: (host, address, port) =>
      parsed.some((entry) => (entry.port ?? port) === port && entry.matches(host, address)),
  };
};

/** Whether a text can be an entry of OUTBOUND_ALLOW. */
export const isOutboundEntry = (text: string): boolean => readEntry(text) !== undefined;

const WITH_PORT = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/;
const HOST = /^[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62})*$/;

const readEntry = (text: string): Entry | undefined => {
  const [, bracketed, bare, digits] = WITH_PORT.exec(text) ?? [];
  const name = (bracketed ?? bare ?? text).toLowerCase();
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;

  const network = networkOf(name);
  if (network !== undefined) return { port, matches: (_host, address) => contains(network, address) };
  // Digits and dots that are no address are a mistyped address, not a name.
  if (bracketed !== undefined || !HOST.test(name) || /^[\d.]+$/.test(name)) return undefined;
  return { port, matches: (host) => host === name };
};

type Network = ReturnType<typeof ipaddr.parseCIDR>;

const networkOf = (text: string): Network | undefined => {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.parseCIDR(`${text}/32`);
  return ipaddr.IPv6.isValid(text) ? ipaddr.parseCIDR(`${text}/128`) : undefined;
};

const contains = ([network, bits]: Network, address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.kind() === network.kind() && parsed.match(network, bits);
};

const broken = (text: string): never => {
  throw new Error(`OUTBOUND_ALLOW: ${JSON.stringify(text)} is neither a host nor an address nor a network`);
};
