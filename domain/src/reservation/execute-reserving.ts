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
// Each round lost means that the key changed hands in between.
const MAX_ROUNDS = 10;

/**
 * Like `execute`, but first reserves a key for the aggregate, and gives it back when the command comes to nothing.
 * Give back the key an aggregate had before with `releaseReservation`.
 */
export const executeReserving = async <State, Command extends Message, Event extends Message, Code extends string>(
  deps: ExecuteDeps,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
  reserve: Reserve<State>,
): Promise<Outcome<State, Event, Code> | Taken> => {
  // A repeat is answered as the first time, whoever has the key by now; what is refused anyway claims nothing.
  const foreseen = await foresee(deps, decider, request);
  if (foreseen !== undefined) return foreseen;

  const claimed = await claim(deps, decider, request, reserve);
  if ('kind' in claimed) return claimed;
  const outcome = await execute(deps, decider, request);
  if (outcome.kind !== 'recorded' || outcome.replayed) {
    const now = await load(deps, decider, request.organizationId, request.id);
    if (now === undefined || !reserve.holds(now.state)) await release(deps, request, reserve, claimed.version);
  }
  return outcome;
};

// Ends only when this very command has claimed the key, or it is seen to be somebody else's: what a lost race left is
// looked at again.
const claim = async <State, Command extends Message, Event extends Message, Code extends string>(
  deps: ExecuteDeps,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
  reserve: Reserve<State>,
): Promise<Taken | { readonly version: number }> => {
  const { organizationId, id: holder, cause } = request;
  const claimedAt = cause.occurredAt;
  let from = holder;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const held = await readReservation(deps, organizationId, reserve);
    const others =
      held?.state.holder && held.state.holder !== holder ? { ...held.state, holder: held.state.holder } : null;
    if (others !== null && (await stands(deps, decider, request, reserve, others)))
      return { kind: 'taken', holder: others.holder };
    from = others?.holder ?? from;
    const command: ReservationCommand =
      others === null
        ? { type: 'ClaimReservation', data: { holder, claimedAt } }
        : { type: 'TakeOverReservation', data: { from: others.holder, holder, claimedAt } };
    const outcome = await onReservation(deps, request, reserve, command, held?.version);
    if (outcome.kind === 'recorded' && !outcome.replayed) return { version: outcome.aggregate.version };
  }
  return { kind: 'taken', holder: from };
};

const stands = async <State, Event extends Message>(
  deps: ExecuteDeps,
  decider: Pick<Decider<State, never, Event, never>, 'category' | 'evolve'>,
  { organizationId, cause }: Pick<CommandRequest<Message>, 'organizationId' | 'cause'>,
  { across, holds }: Reserve<State>,
  { holder, claimedAt }: { readonly holder: string; readonly claimedAt: string },
): Promise<boolean> => {
  if (addMillis(claimedAt, GRACE_MS) > cause.occurredAt) return true;
  const other = await load(deps, decider, across === 'organizations' ? holder : organizationId, holder);
  return other !== undefined && holds(other.state);
};

/** Frees a key that the request's aggregate holds; quiet when it does not. */
export const releaseReservation = async (
  deps: ExecuteDeps,
  request: Pick<CommandRequest<Message>, 'organizationId' | 'id' | 'cause'>,
  key: Keyed,
): Promise<void> => {
  const held = await readReservation(deps, request.organizationId, key);
  if (held?.state.holder === request.id) await release(deps, request, key, held.version);
};

// Of this version and no other: what was claimed since, also by another command for the same holder, is left alone.
const release = async (
  deps: ExecuteDeps,
  request: Pick<CommandRequest<Message>, 'organizationId' | 'id' | 'cause'>,
  key: Keyed,
  version: number,
): Promise<void> => {
  await onReservation(
    deps,
    request,
    key,
    { type: 'ReleaseReservation', data: { holder: request.id } },
    version,
    version,
  );
};

/** Who has a key; `undefined` when it is free. A holder may have lost it to a crash: look whether it really holds. */
export const holderOf = async (
  deps: Pick<ExecuteDeps, 'store' | 'ids'>,
  organizationId: string,
  key: Keyed,
): Promise<string | undefined> => (await readReservation(deps, organizationId, key))?.state.holder ?? undefined;

type Keyed = Pick<Reserve<never>, 'kind' | 'key' | 'across'>;

const homeOf = (organizationId: string, { across }: Keyed): string =>
  across === 'organizations' ? PLATFORM : organizationId;

// One command may come to claim a key again that it has given back. So its id says what it saw: a claim that was made
// then is not taken for one that holds now.
const onReservation = (
  deps: ExecuteDeps,
  { organizationId, id, cause }: Pick<CommandRequest<Message>, 'organizationId' | 'id' | 'cause'>,
  keyed: Keyed,
  command: ReservationCommand,
  seen = 0,
  expectedVersion?: number,
) =>
  execute(deps, reservation, {
    organizationId: homeOf(organizationId, keyed),
    id: deps.ids.derive(keyed.kind, keyed.key),
    command,
    expectedVersion,
    cause: {
      ...cause,
      commandId: deps.ids.derive(cause.commandId, command.type, keyed.kind, keyed.key, id, String(seen)),
    },
  });

const readReservation = (deps: Pick<ExecuteDeps, 'store' | 'ids'>, organizationId: string, keyed: Keyed) =>
  load(deps, reservation, homeOf(organizationId, keyed), deps.ids.derive(keyed.kind, keyed.key));
