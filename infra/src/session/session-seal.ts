import { sealData, unsealData } from 'iron-session';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

const SealedSession = z.strictObject({ sessionId: z.string(), epoch: z.int() });

/** All that a cookie carries: whose session it is and what it may do, only the server knows. */
export type SealedSession = z.output<typeof SealedSession>;

/** Seals what goes into a cookie, and opens what comes back. */
export interface SessionSeal {
  seal(session: SealedSession): Promise<string>;
  /** `undefined` for anything we did not seal, or not lately. Never throws. */
  open(token: string): Promise<SealedSession | undefined>;
}

// Opening one takes a tenth of a millisecond, as much as a whole cheap request. Forged ones are not kept: they would
// push out good ones.
const KEPT_OPEN = 10_000;

/** Seals with iron-session. `secret` has at least 32 characters. */
export const createSessionSeal = ({
  secret,
  ttlSeconds,
}: {
  readonly secret: string;
  readonly ttlSeconds: number;
}): SessionSeal => {
  const opened = new LRUCache<string, SealedSession>({ max: KEPT_OPEN });
  const options = { password: secret, ttl: ttlSeconds };
  return {
    seal: (session) => sealData(session, options),
    open: async (token) => {
      const known = opened.get(token);
      if (known !== undefined) return known;
      // iron-session answers some broken seals with an empty object, and throws on others.
      const found = SealedSession.safeParse(await unsealData(token, options).catch(() => undefined));
      if (!found.success) return undefined;
      opened.set(token, found.data);
      return found.data;
    },
  };
};
