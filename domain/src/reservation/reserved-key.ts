import { type Aggregate, fold } from '../kernel/aggregate.ts';
import type { Message } from '../kernel/decider.ts';
import { type CommandRequest, type ExecuteDeps, execute } from '../kernel/execute.ts';
import type { Recorded } from '../kernel/recorded.ts';
import { PLATFORM, streamOf } from '../kernel/stream.ts';
import { type Reservation, type ReservationCommand, reservation } from './reservation.decider.ts';
import type { ReservationEvent } from './reservation.events.ts';

/** A key that one aggregate of a kind may have at a time. */
export interface ReservedKey {
  /** Such as `partner-domain`. */
  readonly kind: string;
  /** Already normalised; it appears only as a fingerprint. */
  readonly key: string;
  /** Unique among all organizations; otherwise within one. */
  readonly across?: 'organizations';
}

/** What needs a key, and why. */
export type Claimant = Pick<CommandRequest<Message>, 'organizationId' | 'id' | 'cause'>;

/** A reservation, and the id of the command that it was last changed by. */
export interface KeyState extends Aggregate<Reservation> {
  readonly commandId: string;
}

/** How a key stands; `undefined` when nobody ever had it. */
export const readReservation = async (
  { store, ids }: Pick<ExecuteDeps, 'store' | 'ids'>,
  organizationId: string,
  key: ReservedKey,
): Promise<KeyState | undefined> => {
  const stream = streamOf(reservation.category, homeOf(organizationId, key), ids.derive(key.kind, key.key));
  const history = (await store.read(stream)) as readonly Recorded<ReservationEvent>[];
  const aggregate = fold(reservation, history);
  const last = history.at(-1);
  return aggregate && last && { ...aggregate, commandId: last.metadata.commandId };
};

/** Changes a reservation that was seen at some version (0: when there was none). */
export const changeReservation = (
  deps: ExecuteDeps,
  claimant: Claimant,
  key: ReservedKey,
  command: ReservationCommand,
  seen: number,
  expectedVersion?: number,
) =>
  execute(deps, reservation, {
    organizationId: homeOf(claimant.organizationId, key),
    id: deps.ids.derive(key.kind, key.key),
    command,
    expectedVersion,
    cause: { ...claimant.cause, commandId: changeIdOf(deps, claimant, key, command.type, seen) },
  });

/**
 * The id of such a change. One command may come to claim a key again that it has given back, so its id says what it
 * saw: a claim that was made then is not taken for one that holds now.
 */
export const changeIdOf = (
  { ids }: Pick<ExecuteDeps, 'ids'>,
  { id, cause }: Claimant,
  key: ReservedKey,
  type: ReservationCommand['type'],
  seen: number,
): string => ids.derive(cause.commandId, type, key.kind, key.key, id, String(seen));

const homeOf = (organizationId: string, { across }: ReservedKey): string =>
  across === 'organizations' ? PLATFORM : organizationId;
