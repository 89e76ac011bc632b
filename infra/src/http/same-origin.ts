import type { IncomingHttpHeaders } from 'node:http';
import { type Problem, problem } from './problem.ts';

/**
 * Refuses a change that another site's page asks for with the visitor's cookie. `SameSite=Lax` alone lets a sibling
 * subdomain through. A caller that is no browser sends neither header and passes: it has no cookie to borrow.
 */
export const checkSameOrigin = (headers: IncomingHttpHeaders, ownOrigin: string): Problem | undefined => {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && origin !== ownOrigin && hostOf(origin) !== headers.host;
  if (!foreignSite && !foreignOrigin) return undefined;
  return problem(403, 'forbidden', 'This request comes from a page of another site.', [
    `Origin: expected ${ownOrigin}, or none`,
  ]);
};

// `null` and anything else that is no URL has no host, and so never equals the one asked for.
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
