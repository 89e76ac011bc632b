import type { ExecuteDeps } from '../kernel/execute.ts';
import { PLATFORM } from '../kernel/stream.ts';
import { holderOf } from '../reservation/execute-reserving.ts';
import { userEmail } from './user-email.ts';

/**
 * The id of the user with an e-mail address (lower-cased). It may be one whose registration was cut short, and who does
 * not exist yet.
 */
export const userIdOf = (deps: Pick<ExecuteDeps, 'store' | 'ids'>, email: string): Promise<string | undefined> =>
  holderOf(deps, PLATFORM, userEmail(email));
