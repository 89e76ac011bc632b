import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Ids } from '@partneros/domain';
import { createLog, type Log } from '../log/log.ts';
import { createHttpApp, type HttpAppOptions } from './create-http-app.ts';
import { createRateLimits } from './rate-limits.ts';
import { type AnyRoute, bindRoutes, type SessionCaller } from './route.ts';

export const NOW = '2026-05-16T12:00:00.000Z';

export const silent: Log = createLog({ level: 'silent' });

/** A clock that stands still. */
export const stillClock: Clock = { now: () => NOW, wakeAt: () => () => undefined };

/** Ids that count, and that show what they were derived from. */
export const countingIds = (): Ids => {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `id-${count}`;
    },
    derive: (...parts) => parts.join('|'),
  };
};

/** Signed in to `org-1` with the role that the cookie `as=<role>` names; `as=nobody` has no organization, `as=gone` left it. */
export const authenticateByName: HttpAppOptions['authenticate'] = async (cookie) => {
  const name = /as=(\w+)/.exec(cookie ?? '')?.[1];
  if (name === undefined) return undefined;
  if (name === 'expired') return 'expired';
  const activeOrganizationId = name === 'nobody' ? undefined : 'org-1';
  return { userId: `user-${name}`, sessionId: 'session-1', activeOrganizationId } satisfies SessionCaller;
};

const membershipByName: HttpAppOptions['membership'] = async (_organizationId, userId) => {
  const role = userId.slice('user-'.length);
  switch (role) {
    case 'owner':
    case 'admin':
    case 'member':
    case 'viewer':
      return { role };
    case 'partner':
      return { role, partnerId: 'partner-1' };
    default:
      return undefined;
  }
};

/** Listens with some routes while `use` runs, then closes everything. */
export const withApp = async (
  routes: readonly AnyRoute<undefined>[],
  use: (call: (path: string, init?: RequestInit) => Promise<Response>, port: number) => Promise<void>,
  options: Partial<HttpAppOptions> = {},
): Promise<void> => {
  const app = createHttpApp({
    routes: bindRoutes(routes, undefined),
    authenticate: authenticateByName,
    membership: membershipByName,
    limits: createRateLimits(),
    log: silent,
    info: { title: 'PartnerOS', version: '0.1.0' },
    readiness: () => ({ ready: true, checks: {} }),
    clock: stillClock,
    ids: countingIds(),
    origin: 'https://partners.example.com',
    ...options,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await use((path, init) => fetch(`http://127.0.0.1:${port}${path}`, init), port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

/** A call that changes something, as a signed-in person makes it. */
export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', cookie: 'as=owner', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A read, as the one whom `authenticateByName` knows by this name. */
export const as = (name: string): RequestInit => ({ headers: { cookie: `as=${name}` } });
