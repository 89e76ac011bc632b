import type { Decider, Message } from '../kernel/decider.ts';
import { type CommandRequest, type ExecuteDeps, execute, foresee, type Outcome } from '../kernel/execute.ts';
import { load } from '../kernel/load.ts';
import { PLATFORM } from '../kernel/stream.ts';
import { addMillis } from '../kernel/time.ts';
import type { Reservation, ReservationCommand } from './reservation.decider.ts';
import {
  type Claimant,
  changeIdOf,
  changeReservation,
  type KeyState,
  type ReservedKey,
  readReservation,
} from './reserved-key.ts';

/** A key, and how to tell that an aggregate has it. */
export interface Reserve<State> extends ReservedKey {
  /** Does this aggregate really carry the key? A holder that does not, lost it to a crash and may be taken over from. */
  readonly holds: (state: State) => boolean;
}

/** Somebody else has the key. */
export interface Taken {
  readonly kind: 'taken';
  readonly holder: string;
}

type Readable<State> = Parameters<typeof load<State, never>>[1];

// A command claims before it appends; one that is still between the two is not robbed of its claim.
const GRACE_MS = 60_000;
// Each round lost means that the key changed hands in between.
const MAX_ROUNDS = 10;

/**
 * Like `execute`, but first reserves a key for the aggregate, and gives it back when the command comes to nothing.
 * Give back the key an aggregate had before with `releaseReservation`.
 */
export const executeReserving = <State, Command extends Message, Event extends Message, Code extends string>(
  deps: ExecuteDeps,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
  reserve: Reserve<State>,
): Promise<Outcome<State, Event, Code> | Taken> =>
  executeReservingFor(deps, decider, request, { decider, id: request.id, reserve, follows: reserve.holds });

/** An aggregate that is to have a key once a command on another one is carried out. */
export interface Heir<State, HeirState> {
  readonly decider: Readable<HeirState>;
  readonly id: string;
  readonly reserve: Reserve<HeirState>;
  /** Has the command's own aggregate come to what the heir follows from, by this command or a twin of it? */
  readonly follows: (state: State) => boolean;
}

/**
 * Like `executeReserving`, for an aggregate that follows from the command and is not there yet. Whoever else would have
 * the key is refused from now on; should the heir not come to be, for as long as a claim is not taken over.
 */
export const executeReservingFor = async <
  State,
  Command extends Message,
  Event extends Message,
  Code extends string,
  HeirState,
>(
  deps: ExecuteDeps,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
  heir: Heir<State, HeirState>,
): Promise<Outcome<State, Event, Code> | Taken> => {
  // A repeat is answered as the first time, whoever has the key by now; what is refused anyway claims nothing.
  const foreseen = await foresee(deps, decider, request);
  if (foreseen !== undefined) return foreseen;

  const claimant = { ...request, id: heir.id };
  const claimed = await claim(deps, heir.decider, claimant, heir.reserve);
  if ('kind' in claimed) return claimed;
  const outcome = await execute(deps, decider, request);
  if (outcome.kind === 'recorded' && !outcome.replayed) {
    // A twin of this command shares its claim, and gave it back if it was refused where this one was not.
    await claim(deps, heir.decider, claimant, heir.reserve);
    return outcome;
  }
  const now = await load(deps, decider, request.organizationId, request.id);
  if (now === undefined || !heir.follows(now.state)) await release(deps, claimant, heir.reserve, claimed.version);
  return outcome;
};

/** Frees a key that the request's aggregate holds; quiet when it does not. */
export const releaseReservation = async (deps: ExecuteDeps, request: Claimant, key: ReservedKey): Promise<void> => {
  const held = await readReservation(deps, request.organizationId, key);
  if (held?.state.holder === request.id) await release(deps, request, key, held.version);
};

/** Who has a key; `undefined` when it is free. A holder may have lost it to a crash: look whether it really holds. */
export const holderOf = async (
  deps: Pick<ExecuteDeps, 'store' | 'ids'>,
  organizationId: string,
  key: ReservedKey,
): Promise<string | undefined> => (await readReservation(deps, organizationId, key))?.state.holder ?? undefined;

/** Who has a key that is unique among all organizations, and in which of them; `undefined` when it is free. */
export const holderAnywhere = async (
  deps: Pick<ExecuteDeps, 'store' | 'ids'>,
  key: ReservedKey & { readonly across: 'organizations' },
): Promise<{ readonly organizationId: string; readonly id: string } | undefined> => {
  const held = (await readReservation(deps, PLATFORM, key))?.state;
  return held?.holder ? { organizationId: held.organizationId ?? held.holder, id: held.holder } : undefined;
};

// Ends only when the newest claim is this very command's, or the key is seen to be somebody else's: what a lost race
// left is looked at again.
const claim = async <State>(
  deps: ExecuteDeps,
  decider: Readable<State>,
  request: Claimant,
  reserve: Reserve<State>,
): Promise<Taken | { readonly version: number }> => {
  const claimedAt = request.cause.occurredAt;
  let other = request.id;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const held = await readReservation(deps, request.organizationId, reserve);
    if (held !== undefined && isClaimedBy(deps, request, reserve, held)) return { version: held.version };
    const from = held?.state.holder ?? request.id;
    if (held !== undefined && from !== request.id) {
      other = from;
      if (await stands(deps, decider, request, reserve, from, held.state)) return { kind: 'taken', holder: from };
    }
    const data = { holder: request.id, organizationId: request.organizationId, claimedAt };
    const command: ReservationCommand =
      from === request.id
        ? { type: 'ClaimReservation', data }
        : { type: 'TakeOverReservation', data: { from, ...data } };
    await changeReservation(deps, request, reserve, command, held?.version ?? 0);
  }
  return { kind: 'taken', holder: other };
};

const isClaimedBy = (
  deps: ExecuteDeps,
  request: Claimant,
  key: ReservedKey,
  { state, version, commandId }: KeyState,
): boolean =>
  state.holder === request.id &&
  (['ClaimReservation', 'TakeOverReservation'] as const).some(
    (type) => commandId === changeIdOf(deps, request, key, type, version - 1),
  );

const stands = async <State>(
  deps: ExecuteDeps,
  decider: Readable<State>,
  { organizationId, cause }: Claimant,
  { across, holds }: Reserve<State>,
  holder: string,
  { organizationId: recorded, claimedAt }: Reservation,
): Promise<boolean> => {
  if (addMillis(claimedAt, GRACE_MS) > cause.occurredAt) return true;
  // Before the holder's organization was recorded, only organizations themselves held keys across them.
  const home = across === 'organizations' ? (recorded ?? holder) : organizationId;
  const other = await load(deps, decider, home, holder);
  return other !== undefined && holds(other.state);
};

// Of this version and no other: what was claimed since, also by another command for the same holder, is left alone.
const release = async (deps: ExecuteDeps, request: Claimant, key: ReservedKey, version: number): Promise<void> => {
  const command: ReservationCommand = { type: 'ReleaseReservation', data: { holder: request.id } };
  await changeReservation(deps, request, key, command, version, version);
};
