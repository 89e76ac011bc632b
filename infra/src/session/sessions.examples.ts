import { openMemoryStores } from '../testing/memory-stores.ts';
import { createSessions } from './create-sessions.ts';

export const SECRET = 'a secret of thirty-two characters or more';

/** Sessions over stores in memory, with a clock that a test moves. */
export const openSessions = (secret = SECRET) => {
  const stores = openMemoryStores();
  return { ...stores, sessions: createSessions({ ...stores, secret, secure: false }) };
};

/** As the browser sends it back. */
export const cookieOf = (setCookie: string): string => setCookie.split(';')[0] ?? '';
