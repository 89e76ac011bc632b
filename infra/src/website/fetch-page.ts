import type { GuardedFetch } from '../outbound/guarded-fetch.ts';
import type { RobotsRules } from './robots-rules.ts';

/** A page as it was sent, or why there is none. */
export type FetchedPage =
  | { readonly kind: 'page'; readonly url: string; readonly html: string }
  | { readonly kind: 'none'; readonly reason: 'unreachable' | 'forbidden' | 'elsewhere' | 'no-page' };

const MOST_HOPS = 5;
const TYPES = /^(?:text\/html|application\/xhtml\+xml|text\/plain)\s*(?:;|$)/i;

/** Who asks, as servers see it, and as robots.txt may name it. */
export const USER_AGENT = 'PartnerOS';

/**
 * Fetches a page, following up to five redirects within the site. Each address on the way is checked by the guard and by
 * the site's rules, as if it had been asked for itself.
 */
export const fetchPage = async (
  {
    fetch,
    rules,
    isOwn,
  }: {
    readonly fetch: GuardedFetch;
    readonly rules: RobotsRules;
    /** Does an address belong to the site? */
    readonly isOwn: (url: URL) => boolean;
  },
  start: string,
): Promise<FetchedPage> => {
  let url = start;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    if (!(await rules.allow(url))) return { kind: 'none', reason: 'forbidden' };
    const outcome = await fetch({ method: 'GET', url, headers: HEADERS });
    if (outcome.kind !== 'answered') return { kind: 'none', reason: 'unreachable' };
    const { status, headers, body } = outcome;
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      if (!URL.canParse(headers.location, url)) return { kind: 'none', reason: 'no-page' };
      const next = new URL(headers.location, url);
      if (!isOwn(next)) return { kind: 'none', reason: 'elsewhere' };
      next.hash = '';
      url = next.href;
      continue;
    }
    const isReadable = TYPES.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
    if (status !== 200 || !isReadable || body.length === 0) return { kind: 'none', reason: 'no-page' };
    return { kind: 'page', url, html: decoded(body, headers['content-type'] ?? '') };
  }
  return { kind: 'none', reason: 'no-page' };
};

// As it is sent is how it is read: nothing here decompresses.
const HEADERS = {
  'user-agent': `${USER_AGENT} (partner analysis)`,
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.5',
  'accept-encoding': 'identity',
};

const decoded = (body: Buffer, type: string): string => {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
};
