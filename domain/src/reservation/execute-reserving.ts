import type { Decider, Message } from '../kernel/decider.ts';
import { type CommandRequest, type ExecuteDeps, execute, foresee, type Outcome } from '../kernel/execute.ts';
import { load } from '../kernel/load.ts';
import { PLATFORM } from '../kernel/stream.ts';
import { addMillis } from '../kernel/time.ts';
import { type ReservationCommand, reservation } from './reservation.decider.ts';

/** A key that one aggregate of a kind may have at a time. */
export interface Reserve<State> {
  /** Such as `partner-domain`. */
  readonly kind: string;
  /** Already normalised; it appears only as a fingerprint. */
  readonly key: string;
  /** Does this aggregate really carry the key? A holder that does not, lost it to a crash and may be taken over from. */
  readonly holds: (state: State) => boolean;
  /** Unique among all organizations; then the aggregates are organizations themselves. Otherwise within one. */
  readonly across?: 'organizations';
}

/** Somebody else has the key. */
export interface Taken {
  readonly kind: 'taken';
  readonly holder: string;
}

// A command claims before it appends; one that is still between the two is not robbed of its claim.
const GRACE_MS = 60_000;

/**
 * Like `execute`, but first reserves a key for the aggregate, and gives it back when the command is refused.
 * Give back the key an aggregate had before with `releaseReservation`.
 */
export const executeReserving = async <State, Command extends Message, Event extends Message, Code extends string>(
  deps: ExecuteDeps,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
  reserve: Reserve<State>,
): Promise<Outcome<State, Event, Code> | Taken> => {
  // A stale version claims nothing.
  const foreseen = request.expectedVersion === undefined ? undefined : await foresee(deps, decider, request);
  if (foreseen !== undefined) return foreseen;

  const { id: holder, cause } = request;
  const claimedAt = cause.occurredAt;
  const claim = await onReservation(deps, request, reserve, 'claim', {
    type: 'ClaimReservation',
    data: { holder, claimedAt },
  });

  if (claim.kind === 'key-reused') return claim;
  if (claim.kind === 'rejected') {
    const held = await readReservation(deps, request.organizationId, reserve);
    if (held?.holder && held.holder !== holder) {
      const home = reserve.across === 'organizations' ? held.holder : request.organizationId;
      const other = await load(deps, decider, home, held.holder);
      const stands = other === undefined ? false : reserve.holds(other.state);
      if (stands || addMillis(held.claimedAt, GRACE_MS) > claimedAt) return { kind: 'taken', holder: held.holder };
      const takeOver = await onReservation(deps, request, reserve, 'take-over', {
        type: 'TakeOverReservation',
        data: { from: held.holder, holder, claimedAt },
      });
      if (takeOver.kind === 'rejected' || takeOver.kind === 'conflict') return { kind: 'taken', holder: held.holder };
    }
  }

  const outcome = await execute(deps, decider, request);
  const refused = outcome.kind === 'rejected' || outcome.kind === 'conflict' || outcome.kind === 'key-reused';
  if (refused && claim.kind === 'recorded' && !claim.replayed) await releaseReservation(deps, request, reserve);
  return outcome;
};

/** Frees a key that the request's aggregate holds; quiet when it does not. */
export const releaseReservation = async (
  deps: ExecuteDeps,
  request: Pick<CommandRequest<Message>, 'organizationId' | 'id' | 'cause'>,
  key: Keyed,
): Promise<void> => {
  await onReservation(deps, request, key, 'release', { type: 'ReleaseReservation', data: { holder: request.id } });
};

/** Who has a key; `undefined` when it is free. A holder may have lost it to a crash: look whether it really holds. */
export const holderOf = async (
  deps: Pick<ExecuteDeps, 'store' | 'ids'>,
  organizationId: string,
  key: Keyed,
): Promise<string | undefined> => (await readReservation(deps, organizationId, key))?.holder ?? undefined;

type Keyed = Pick<Reserve<never>, 'kind' | 'key' | 'across'>;

const homeOf = (organizationId: string, { across }: Keyed): string =>
  across === 'organizations' ? PLATFORM : organizationId;

const onReservation = (
  deps: ExecuteDeps,
  { organizationId, id, cause }: Pick<CommandRequest<Message>, 'organizationId' | 'id' | 'cause'>,
  keyed: Keyed,
  step: string,
  command: ReservationCommand,
) =>
  execute(deps, reservation, {
    organizationId: homeOf(organizationId, keyed),
    id: deps.ids.derive(keyed.kind, keyed.key),
    command,
    cause: { ...cause, commandId: deps.ids.derive(cause.commandId, step, keyed.kind, keyed.key, id) },
  });

const readReservation = async (deps: Pick<ExecuteDeps, 'store' | 'ids'>, organizationId: string, keyed: Keyed) =>
  (await load(deps, reservation, homeOf(organizationId, keyed), deps.ids.derive(keyed.kind, keyed.key)))?.state;
