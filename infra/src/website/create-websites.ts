import type { SiteReading, WebPage, Websites } from '@partneros/domain';
import { getDomain } from 'tldts';
import type { GuardedFetch } from '../outbound/guarded-fetch.ts';
import { type FetchedPage, fetchPage, USER_AGENT } from './fetch-page.ts';
import { pageText } from './page-text.ts';
import { createRobotsRules } from './robots-rules.ts';

const MOST_PAGES = 5;
const DEADLINE_MS = 30_000;
// In the order of what they tell, in languages that are common on sites.
const TELLING = [
  /about|company|who-we-are|ueber|über|unternehmen|a-propos|empresa/i,
  /service|solution|leistung|loesung|lösung|prestation|servicio/i,
  /partner/i,
  /product|produkt|industr|branche|customer|kunden|referen/i,
  /contact|kontakt|location|standort|imprint|impressum/i,
];
const NO_PAGE = /\.(?:pdf|zip|jpe?g|png|gif|webp|svg|mp4|docx?|xlsx?|pptx?|ics|xml|json)$/i;

/**
 * Websites behind the outbound guard: robots.txt is kept to, redirects stay within the site and are checked again, at
 * most five pages are read within 30 s, and of each only what a reader would see.
 */
export const createWebsites = (options: {
  /** Bounds the time and the bytes of each page. */
  readonly fetch: GuardedFetch;
  /** Where a site begins; the first that answers counts. Default: `https` with and without `www.`, then `http`. */
  readonly startsOf?: (domain: string) => readonly string[];
}): Websites => {
  const { fetch, startsOf = usualStarts } = options;
  const registeredAs = (domain: string): string =>
    getDomain(domain, { allowPrivateDomains: true }) ?? domain.toLowerCase().replace(/^www\./, '');

  const read = async (domain: string, signal: AbortSignal): Promise<SiteReading> => {
    const site = registeredAs(domain);
    const own = startsOf(domain).map((start) => new URL(start).hostname);
    const isOwn = ({ hostname, protocol }: URL) =>
      /^https?:$/.test(protocol) && (own.includes(hostname) || registeredAs(hostname) === site);
    const bounded: GuardedFetch = async (request) =>
      signal.aborted
        ? { kind: 'unanswered', code: 'timed_out', message: 'Nobody waits any more.' }
        : await fetch(request);
    const rules = createRobotsRules({ fetch: bounded, userAgent: USER_AGENT, isOwn });
    const get = (url: string) => fetchPage({ fetch: bounded, rules, isOwn }, url);

    let first: FetchedPage = { kind: 'none', reason: 'unreachable' };
    for (const start of startsOf(domain)) {
      const got = await get(start);
      // What a site says of itself tells more than that another of its addresses does not answer.
      if (got.kind === 'page' || got.reason !== 'unreachable') first = got;
      if (first.kind === 'page') break;
    }
    if (first.kind === 'none') return { kind: 'unreadable', message: REASONS[first.reason] };

    const home = pageText(first.html);
    const pages: WebPage[] = [];
    const keep = (url: string, { title, text }: { readonly title: string; readonly text: string }) => {
      if (text !== '') pages.push({ url, title, text });
    };
    keep(first.url, home);
    for (const url of tellingLinks(home.links, first.url, isOwn)) {
      if (pages.length >= MOST_PAGES || signal.aborted) break;
      const got = await get(url);
      if (got.kind === 'page' && !pages.some((page) => page.url === got.url)) keep(got.url, pageText(got.html));
    }
    const [page, ...others] = pages;
    return page === undefined
      ? { kind: 'unreadable', message: REASONS['no-page'] }
      : { kind: 'read', pages: [page, ...others] };
  };

  return {
    registeredAs,
    read: async (domain, signal) => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
      try {
        return await read(domain, limit);
      } catch {
        return { kind: 'unreadable', message: REASONS['no-page'] };
      }
    },
  };
};

const REASONS = {
  unreachable: 'The website cannot be reached.',
  forbidden: 'The website’s robots.txt does not let us read it.',
  elsewhere: 'The website leads to another one.',
  'no-page': 'The website has no page that can be read.',
} as const;

const usualStarts = (domain: string): readonly string[] => [
  `https://${domain}/`,
  `https://www.${domain}/`,
  `http://${domain}/`,
];

const tellingLinks = (links: readonly string[], base: string, isOwn: (url: URL) => boolean): readonly string[] => {
  const found = new Map<string, number>();
  for (const link of links) {
    if (!URL.canParse(link, base)) continue;
    const url = new URL(link, base);
    url.hash = '';
    url.search = '';
    const rank = TELLING.findIndex((telling) => telling.test(url.pathname));
    if (rank >= 0 && isOwn(url) && url.href !== base && !NO_PAGE.test(url.pathname) && !found.has(url.href))
      found.set(url.href, rank);
  }
  return [...found]
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, MOST_PAGES)
    .map(([url]) => url);
};
