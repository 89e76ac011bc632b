import type { ServerResponse } from 'node:http';
import type { BoundRoute } from './route.ts';

const SENT = 'Content-Type, Idempotency-Key, X-Request-Id';
const SHOWN = 'ETag, Idempotency-Replayed, Retry-After, X-Event-Position, X-RateLimit-Remaining, X-Request-Id';
const DAY_SECONDS = 86_400;

/** Lets pages of other sites read the answer of a route that is open to them; never with a cookie. */
export const showToOtherSites = (res: ServerResponse): void => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Expose-Headers', SHOWN);
};

/** Answers what a browser asks before it lets a page of another site call a path. */
export const allowOtherSites = (res: ServerResponse, routes: Iterable<BoundRoute>): void => {
  const open = [...routes].filter((route) => route.openToOtherSites === true);
  if (open.length === 0) return;
  showToOtherSites(res);
  res.setHeader('Access-Control-Allow-Methods', open.map(({ method }) => method).join(', '));
  res.setHeader('Access-Control-Allow-Headers', SENT);
  res.setHeader('Access-Control-Max-Age', DAY_SECONDS);
};
