import type { Clock, KeyValueStore, Passwords, Timestamp } from '@partneros/domain';
import { Problem } from '../http/problem.ts';
import { createGate, GateFull } from './gate.ts';
import { hashPassword, isPassword, type PasswordHash, RECOMMENDED_COST, type ScryptCost } from './password-hash.ts';

interface Credential extends PasswordHash {
  readonly setAt: Timestamp;
}

const CREDENTIALS = 'credential';

// Node hashes on its four pool threads, which also do file and name look-ups: half of them stay free. What waits longer
// than some seconds is better refused.
const AT_ONCE = 2;
const WAITING = 50;

/**
 * Passwords in the key-value store, hashed with scrypt. Throws 503 when more sign-ins wait than can be hashed in good
 * time, so that guessing passwords cannot take the server's threads from everybody else.
 */
export const createPasswords = ({
  keyValues,
  clock,
  cost = RECOMMENDED_COST,
  hashing = { hashPassword, isPassword },
}: {
  readonly keyValues: KeyValueStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly cost?: ScryptCost;
  readonly hashing?: { readonly hashPassword: typeof hashPassword; readonly isPassword: typeof isPassword };
}): Passwords => {
  const gate = createGate({ atOnce: AT_ONCE, waiting: WAITING });
  const gated = <T>(work: () => Promise<T>): Promise<T> => gate.run(work).catch(refuseWhenFull);

  // What the password of nobody is checked against: a hash of the same cost that no password leads to.
  const nobody: PasswordHash = {
    algorithm: 'scrypt',
    cost,
    salt: Buffer.alloc(16).toString('base64'),
    hash: Buffer.alloc(32).toString('base64'),
  };

  const find = (userId: string) => keyValues.get<Credential>(CREDENTIALS, userId);

  return {
    set: async (userId, password, options) => {
      const hash = await gated(() => hashing.hashPassword(password, cost));
      return keyValues.put<Credential>(CREDENTIALS, userId, { ...hash, setAt: clock.now() }, options);
    },
    verify: async (userId, password) => {
      // Nobody is looked up as well: that takes time too.
      const credential = await find(userId ?? 'nobody');
      const matches = await gated(() => hashing.isPassword(password, credential ?? nobody));
      return matches && credential !== undefined && userId !== undefined;
    },
    setAt: async (userId) => (await find(userId))?.setAt,
  };
};

const refuseWhenFull = (error: unknown): never => {
  if (!(error instanceof GateFull)) throw error;
  throw new Problem(503, 'unavailable', 'Too many people are signing in; try again in a moment.', [], {
    'Retry-After': '1',
  });
};
