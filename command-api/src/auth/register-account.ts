import { addMillis, type Cause, executeReserving, load, PLATFORM, user, userEmail, userIdOf } from '@partneros/domain';
import type { CommandDeps } from '../http/command-deps.ts';

/** Who signs up. */
export interface Registration {
  /** Lower-cased. */
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly cause: Cause;
}

/** `taken`: somebody has, or is just getting, an account with this address. */
export type RegisteredAccount<Rest> =
  | {
      readonly kind: 'registered';
      readonly userId: string;
      readonly position: bigint | undefined;
      /** It is a repeat of a sign-up that was known already. */
      readonly replayed: boolean;
      readonly rest: Rest;
    }
  | { readonly kind: 'taken' }
  | { readonly kind: 'key-reused' };

const COLLECTION = 'sign-up';
const MAY_BE_RESUMED_MS = 3_600_000;

// Of several sign-ups with one address at the same time one goes on. Between processes the reservation sees to that;
// within one this also keeps the others from taking the first for interrupted. Repeats of the one wait for it.
const underway = new Map<string, { readonly commandId: string; readonly done: Promise<unknown> }>();

/**
 * Makes a user and their password, so that a sign-up which was cut short anywhere can be sent again and is completed:
 *
 * 1. a note says that this sign-up is under way, before the user exists: it stays until all is done, or for an hour;
 * 2. the e-mail address is reserved for a user id: a repeat without a user behind the reservation takes that id over;
 * 3. the user is registered;
 * 4. the password is set, unless one is: then a repeat has to bring the same one, and only while the note is there or with
 *    the `Idempotency-Key` of the first time. So sign-up is no second door to guess passwords at, and a user who was
 *    registered by others and has no password yet is not up for grabs.
 *
 * `then` does what else belongs to the sign-up, before the note is taken away; it too may run again. After the hour a user
 * without a password gets one by the reset mail.
 */
export const registerAccount = async <Rest>(
  deps: CommandDeps,
  registration: Registration,
  then: (userId: string) => Promise<Rest>,
): Promise<RegisteredAccount<Rest>> => {
  for (let other = underway.get(registration.email); other; other = underway.get(registration.email)) {
    if (other.commandId !== registration.cause.commandId) return { kind: 'taken' };
    await Promise.allSettled([other.done]);
  }
  const done = registerAndThen(deps, registration, then);
  underway.set(registration.email, { commandId: registration.cause.commandId, done });
  try {
    return await done;
  } finally {
    underway.delete(registration.email);
  }
};

const registerAndThen = async <Rest>(
  deps: CommandDeps,
  registration: Registration,
  then: (userId: string) => Promise<Rest>,
): Promise<RegisteredAccount<Rest>> => {
  const registered = await register(deps, registration);
  if (registered.kind !== 'registered') return registered;
  const rest = await then(registered.userId);
  await deps.keyValues.delete(COLLECTION, registered.userId);
  return { ...registered, rest };
};

const register = async (
  deps: CommandDeps,
  { email, name, password, cause }: Registration,
): Promise<RegisteredAccount<undefined>> => {
  const userId = (await userIdOf(deps, email)) ?? deps.ids.derive(cause.commandId, 'user');
  if ((await load(deps, user, PLATFORM, userId)) === undefined) {
    const expiresAt = addMillis(cause.occurredAt, MAY_BE_RESUMED_MS);
    await deps.keyValues.put(COLLECTION, userId, {}, { expiresAt });
  }
  const outcome = await executeReserving(
    deps,
    user,
    {
      organizationId: PLATFORM,
      id: userId,
      command: { type: 'RegisterUser', data: { userId, email, name } },
      cause: { ...cause, actor: { type: 'user', id: userId } },
    },
    userEmail(email),
  );
  if (outcome.kind === 'key-reused') return outcome;
  const isInterrupted = outcome.kind === 'rejected' && (await deps.keyValues.get(COLLECTION, userId)) !== undefined;
  if (outcome.kind !== 'recorded' && !isInterrupted) return { kind: 'taken' };

  const isFirst = await deps.passwords.set(userId, password, { ifAbsent: true });
  if (!isFirst && !(await deps.passwords.verify(userId, password))) return { kind: 'taken' };
  const { position, replayed } = outcome.kind === 'recorded' ? outcome : { position: undefined, replayed: true };
  return { kind: 'registered', userId, position, replayed, rest: undefined };
};
