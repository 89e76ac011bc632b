import { addMillis, type Clock, DAY, type Ids, type KeyValueStore, millisOf, type Sessions } from '@partneros/domain';
import type { Authenticate } from '../http/check-access.ts';
import { clearedCookie, sessionCookie, sessionTokenIn } from './session-cookie.ts';
import { createSessionSeal } from './session-seal.ts';

const IDLE_MS = 7 * DAY;
const LONGEST_MS = 30 * DAY;
// Being used moves the end of a session at most this often: a write per request would buy nothing.
const MOVE_MS = DAY;

interface SessionRecord {
  readonly userId: string;
  readonly epoch: number;
  readonly createdAt: string;
  readonly remember: boolean;
}

// A session is several records, each with one writer: signing out cannot be undone by a request that was still
// extending the session, and extending it cannot bring back another active organization.
const SESSIONS = 'session';
const ENDS = 'session-end';
const ORGANIZATIONS = 'session-organization';
const EPOCHS = 'session-epoch';

/** Sessions in the key-value store, and who calls by the cookie of one. */
export interface SessionStore extends Sessions {
  readonly authenticate: Authenticate;
}

/**
 * Sessions of 7 days that slide while they are used, to 30 days at most. `secure` for cookies that only travel over
 * TLS. `secret` seals the cookies and has at least 32 characters; with another one every session has ended.
 */
export const createSessions = ({
  keyValues,
  clock,
  ids,
  secret,
  secure,
}: {
  readonly keyValues: KeyValueStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'next'>;
  readonly secret: string;
  readonly secure: boolean;
}): SessionStore => {
  const seals = createSessionSeal({ secret, ttlSeconds: LONGEST_MS / 1000 });

  const epochOf = async (userId: string): Promise<number> =>
    (await keyValues.get<{ epoch: number }>(EPOCHS, userId))?.epoch ?? 0;

  const endAfter = (now: string, createdAt: string): string => {
    const [idle, longest] = [addMillis(now, IDLE_MS), addMillis(createdAt, LONGEST_MS)];
    return idle < longest ? idle : longest;
  };

  const read = async (sessionId: string) => {
    const [record, end, organization] = await Promise.all([
      keyValues.get<SessionRecord>(SESSIONS, sessionId),
      keyValues.get<{ expiresAt: string }>(ENDS, sessionId),
      keyValues.get<{ organizationId: string }>(ORGANIZATIONS, sessionId),
    ]);
    if (record === undefined || end === undefined || end.expiresAt <= clock.now()) return undefined;
    if (record.epoch !== (await epochOf(record.userId))) return undefined;
    return { ...record, sessionId, expiresAt: end.expiresAt, activeOrganizationId: organization?.organizationId };
  };

  const moveEnd = async (sessionId: string, createdAt: string): Promise<void> => {
    const expiresAt = endAfter(clock.now(), createdAt);
    await keyValues.put(ENDS, sessionId, { expiresAt }, { expiresAt });
  };

  const activate = async (sessionId: string, organizationId: string, createdAt: string): Promise<void> => {
    await keyValues.put(ORGANIZATIONS, sessionId, { organizationId }, { expiresAt: addMillis(createdAt, LONGEST_MS) });
  };

  return {
    epochOf,
    open: async ({ userId, activeOrganizationId, epoch, remember = true }) => {
      const sessionId = ids.next();
      const createdAt = clock.now();
      const record: SessionRecord = { userId, epoch, createdAt, remember };
      const token = await seals.seal({ sessionId, epoch });
      await Promise.all([
        keyValues.put(SESSIONS, sessionId, record, { expiresAt: addMillis(createdAt, LONGEST_MS) }),
        moveEnd(sessionId, createdAt),
        activeOrganizationId === undefined ? undefined : activate(sessionId, activeOrganizationId, createdAt),
      ]);
      return { sessionId, token, cookie: sessionCookie(token, { secure, remember }) };
    },
    find: read,
    activate: (sessionId, organizationId) => activate(sessionId, organizationId, clock.now()),
    close: async (sessionId) => {
      await keyValues.delete(SESSIONS, sessionId);
      await Promise.all([keyValues.delete(ENDS, sessionId), keyValues.delete(ORGANIZATIONS, sessionId)]);
      return clearedCookie({ secure });
    },
    closeAll: async (userId) => {
      await keyValues.put(EPOCHS, userId, { epoch: (await epochOf(userId)) + 1 });
    },
    authenticate: async (cookieHeader, setCookie) => {
      const token = sessionTokenIn(cookieHeader);
      const sealed = token === undefined ? undefined : await seals.open(token);
      if (token === undefined || sealed === undefined) return undefined;
      const session = await read(sealed.sessionId);
      if (session === undefined || session.epoch !== sealed.epoch) return 'expired';

      const { sessionId, userId, activeOrganizationId, createdAt, expiresAt, remember } = session;
      const now = clock.now();
      if (millisOf(endAfter(now, createdAt)) - millisOf(expiresAt) >= MOVE_MS) {
        await moveEnd(sessionId, createdAt);
        if (remember) setCookie(sessionCookie(token, { secure, remember }));
      }
      return { userId, sessionId, activeOrganizationId };
    },
  };
};
