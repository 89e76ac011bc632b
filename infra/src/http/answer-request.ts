import { type Clock, millisOf } from '@partneros/domain';
import type { Request, Response } from 'express';
import { type Authenticate, checkAccess, type FindMembership } from './check-access.ts';
import { parseInput } from './parse-input.ts';
import { Problem } from './problem.ts';
import type { Quota, RateLimits } from './rate-limits.ts';
import { readJson } from './read-json.ts';
import { readMultipart } from './read-multipart.ts';
import { conditionsOf } from './request-headers.ts';
import type { ANSWERED, Answer, BoundRoute, MemberCaller, SessionCaller } from './route.ts';
import { checkSameOrigin } from './same-origin.ts';

/** What a request is checked against. */
export interface RequestChecks {
  readonly authenticate: Authenticate;
  readonly membership: FindMembership;
  readonly limits: RateLimits;
  /** Our own origin: `https://partners.example.com`. */
  readonly origin: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** A request for a known route. */
export interface Matched {
  readonly route: BoundRoute;
  readonly params: Readonly<Record<string, string>>;
  readonly path: string;
  /** What follows `?`. */
  readonly search: string;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly address: string;
  /** Told who called, for the log. */
  readonly onCaller: (caller: SessionCaller | MemberCaller) => void;
}

/**
 * The way of one request. The order is the contract: 401, 400 without an active organization, 403, 403 for another
 * site, 415 and 413, 429, 400, and then the handler with its 404, 409 and 422. Cheap refusals come first.
 */
export const answerRequest = async (
  { authenticate, membership, limits, origin, clock }: RequestChecks,
  { route, params, path, search, requestId, traceparent, address, onCaller }: Matched,
  req: Request,
  res: Response,
): Promise<Answer | Problem | typeof ANSWERED> => {
  // A page of another site borrows nobody's session here, and learns nothing of one.
  const cookie = route.openToOtherSites === true ? undefined : req.headers.cookie;
  const session =
    cookie === undefined ? undefined : await authenticate(cookie, (value) => res.appendHeader('Set-Cookie', value));
  // Whoever is refused is known, too.
  if (session !== undefined && session !== 'expired') onCaller(session);
  const caller = await checkAccess(route, session, membership);
  if (caller instanceof Problem) return caller;
  if (caller !== undefined) onCaller(caller);

  const changes = route.method !== 'GET';
  const foreign = changes && route.openToOtherSites !== true ? checkSameOrigin(req.headers, origin) : undefined;
  if (foreign !== undefined) return foreign;

  const count = async (email: unknown): Promise<Problem | undefined> => {
    const quota = await limits.take(route.limit, { address, caller, email });
    showQuota(res, quota, clock);
    return quota.allowed ? undefined : tooMany(quota);
  };
  let body: unknown;
  if (route.upload !== undefined) {
    // A file that may not be sent is not read.
    const refused = await count(undefined);
    if (refused !== undefined) return refused;
    body = await readMultipart(req, route.upload);
  } else {
    body = changes ? await readJson(req, res, route.maxBodyBytes) : undefined;
    if (body instanceof Problem && body.code !== 'invalid_json') return body;
    const refused = await count(emailIn(body));
    if (refused !== undefined) return refused;
  }
  if (body instanceof Problem) return body;

  const { wrong, ...conditions } = conditionsOf(req.headers);
  const input = parseInput(route, { params, search, body }, wrong);
  if (input instanceof Problem) return input;
  const answer = await route.handle({
    caller,
    ...input,
    ...conditions,
    requestId,
    traceparent,
    target: `${route.method} ${path}`,
    address,
    raw: { req, res },
  });
  if (!(answer instanceof Problem)) limits.succeeded(route.limit, { address, caller, email: emailIn(body) });
  return answer;
};

const emailIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined;

const showQuota = (res: Response, { limit, remaining, resetsInMs }: Quota, clock: Pick<Clock, 'now'>): void => {
  res.setHeader('X-RateLimit-Limit', limit);
  res.setHeader('X-RateLimit-Remaining', remaining);
  res.setHeader('X-RateLimit-Reset', Math.ceil((millisOf(clock.now()) + resetsInMs) / 1000));
};

const TWO_MINUTES = 120;

const duration = (seconds: number): string => {
  if (seconds > TWO_MINUTES) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
};

const tooMany = ({ resetsInMs }: Quota): Problem => {
  const seconds = Math.max(1, Math.ceil(resetsInMs / 1000));
  return new Problem(429, 'rate_limited', `Too many requests; try again in ${duration(seconds)}.`, [], {
    'Retry-After': String(seconds),
  });
};
