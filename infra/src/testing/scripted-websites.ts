import type { SiteReading, Websites } from '@partneros/domain';

/** Websites that a test makes up. */
export interface ScriptedWebsites extends Websites {
  /** What there is to read, by domain; any other domain cannot be reached. */
  readonly sites: Map<string, SiteReading>;
  /** Every domain that was read. */
  readonly visited: string[];
}

/** No website, until a test adds one; with `anySite` there is a page for every domain. */
export const createScriptedWebsites = ({ anySite }: { readonly anySite?: string } = {}): ScriptedWebsites => {
  const sites = new Map<string, SiteReading>();
  const visited: string[] = [];
  const usual = (domain: string): SiteReading =>
    anySite === undefined
      ? { kind: 'unreadable', message: 'The website cannot be reached.' }
      : { kind: 'read', pages: [{ url: `https://${domain}/`, title: domain, text: anySite }] };
  return {
    sites,
    visited,
    registeredAs: (domain) => domain.split('.').slice(-2).join('.'),
    read: async (domain) => {
      visited.push(domain);
      return sites.get(domain) ?? usual(domain);
    },
  };
};
