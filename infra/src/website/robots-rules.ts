import robotsParserModule from 'robots-parser';
import type { GuardedFetch } from '../outbound/guarded-fetch.ts';

/** What the robots.txt of each origin allows. */
export interface RobotsRules {
  allow(url: string): Promise<boolean>;
}

// The package's types describe another module format than it has.
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default;

const MOST_HOPS = 5;

/**
 * Reads the rules of each origin once, as RFC 9309 says: what is not there forbids nothing, and what fails or does not
 * answer forbids everything.
 */
export const createRobotsRules = (options: {
  readonly fetch: GuardedFetch;
  readonly userAgent: string;
  readonly isOwn: (url: URL) => boolean;
}): RobotsRules => {
  const { fetch, userAgent, isOwn } = options;
  const known = new Map<string, Promise<(url: string) => boolean>>();

  const read = async (origin: string): Promise<(url: string) => boolean> => {
    const file = `${origin}/robots.txt`;
    let url = file;
    for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
      const outcome = await fetch({ method: 'GET', url, headers: { 'user-agent': userAgent, accept: 'text/plain' } });
      if (outcome.kind !== 'answered') return () => false;
      const { status, headers, body } = outcome;
      if (status >= 300 && status < 400 && headers.location !== undefined && URL.canParse(headers.location, url)) {
        const next = new URL(headers.location, url);
        if (!isOwn(next)) return () => true;
        url = next.href;
        continue;
      }
      if (status >= 500 || status === 429) return () => false;
      if (status !== 200) return () => true;
      const rules = robotsParser(file, body.toString('utf8'));
      return (page) => rules.isAllowed(page, userAgent) !== false;
    }
    return () => true;
  };

  return {
    allow: async (url) => {
      const { origin } = new URL(url);
      const rules = known.get(origin) ?? read(origin);
      known.set(origin, rules);
      return (await rules)(url);
    },
  };
};
