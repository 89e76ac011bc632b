import type { Role } from '@partneros/domain';
import { createHttpApp, type HttpAppOptions } from '../http/create-http-app.ts';
import { createRateLimits } from '../http/rate-limits.ts';
import type { BoundRoute } from '../http/route.ts';
import { serve } from '../http/serve.ts';
import { uuidIds } from '../ids/uuid-ids.ts';
import { createLog } from '../log/log.ts';
import { createManualClock } from './manual-clock.ts';

/** Who a test request comes from: a member of an organization, or nobody who is signed in. */
export type TestCaller =
  | { readonly userId: string; readonly organizationId: string; readonly role: Role; readonly partnerId?: string }
  | 'nobody';

/** A request as a test makes it. */
export type TestRequest = RequestInit & {
  /** Sent as an `application/json` body; the method is then POST unless another is named. */
  readonly json?: unknown;
  /** Somebody else than the caller that requests usually come from. */
  readonly as?: TestCaller;
};

/** Routes that listen. */
export interface ServedRoutes {
  readonly url: string;
  fetch(path: string, request?: TestRequest): Promise<Response>;
  close(): Promise<void>;
}

const OWNER: TestCaller = { userId: 'user-1', organizationId: 'org-1', role: 'owner' };
const PLENTY = { points: 1_000_000, seconds: 60 };

/**
 * Serves routes over a real socket. Requests come from `caller` (default: `user-1`, an owner of `org-1`), without any
 * session behind them; give `authenticate` and `membership` to test real ones. Limits never bite unless `limits` is given.
 */
export const serveRoutes = async (
  routes: readonly BoundRoute[],
  { caller = OWNER, ...options }: Partial<Omit<HttpAppOptions, 'routes'>> & { readonly caller?: TestCaller } = {},
): Promise<ServedRoutes> => {
  // A request names its caller by index; a member is looked up the way a real one is.
  const callers: TestCaller[] = [];
  const members = new Map<string, Exclude<TestCaller, 'nobody'>>();

  const stopping = new AbortController();
  const app = createHttpApp({
    routes,
    authenticate: async (cookie) => {
      const found = callers[Number(/caller=(\d+)/.exec(cookie ?? '')?.[1])];
      if (found === undefined || found === 'nobody') return undefined;
      const { userId, organizationId } = found;
      return { userId, sessionId: `session-of-${userId}`, activeOrganizationId: organizationId };
    },
    membership: async (organizationId, userId) => members.get(`${organizationId}/${userId}`),
    limits: createRateLimits({
      general: PLENTY,
      signInPerAddress: PLENTY,
      signInPerEmail: PLENTY,
      resetPerAddress: PLENTY,
      resetPerEmail: PLENTY,
      signUpPerAddress: PLENTY,
      applyPerAddress: PLENTY,
      invitePerOrganization: PLENTY,
      invitePerEmail: PLENTY,
      uploadPerPerson: PLENTY,
    }),
    log: createLog({ level: 'silent' }),
    clock: createManualClock(),
    ids: uuidIds,
    origin: 'https://partners.example.com',
    info: { title: 'Test', version: '0.0.0' },
    readiness: () => ({ ready: true, checks: {} }),
    stopping: stopping.signal,
    ...options,
  });
  const server = await serve({ app, port: 0, host: '127.0.0.1', stopping, deadlineMs: 1_000 });
  const url = `http://127.0.0.1:${server.port}`;

  return {
    url,
    fetch: (path, { json, as = caller, ...request } = {}) => {
      const headers = new Headers(request.headers);
      if (options.authenticate === undefined) {
        if (as !== 'nobody') members.set(`${as.organizationId}/${as.userId}`, as);
        headers.set('cookie', `caller=${callers.push(as) - 1}`);
      }
      if (json === undefined) return fetch(`${url}${path}`, { ...request, headers });
      headers.set('content-type', 'application/json');
      return fetch(`${url}${path}`, { method: 'POST', ...request, headers, body: JSON.stringify(json) });
    },
    close: () => server.close(),
  };
};
