import { deadLetterRetry } from '../dead-letter-retry/dead-letter-retry.decider.ts';
import { type ExecuteDeps, execute } from '../kernel/execute.ts';
import { failureOf } from '../kernel/failure-of.ts';
import type { Recorded } from '../kernel/recorded.ts';
import { partsOf } from '../kernel/stream.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { type DeadLetterCommand, deadLetter } from './dead-letter.decider.ts';
import type { DEAD_LETTER_SOURCES } from './dead-letter.events.ts';

/** Whoever puts events aside. */
export interface DeadLetterDeps extends ExecuteDeps {
  readonly clock: Pick<Clock, 'now'>;
}

/** Who put an event aside: a list with its version, or a reaction. */
export interface DeadLetterHolder {
  readonly source: (typeof DEAD_LETTER_SOURCES)[number];
  readonly name: string;
}

/** The id of the letter for an event and whoever could not take it: always the same. */
export const deadLetterIdOf = (ids: Ids, { source, name }: DeadLetterHolder, eventId: string): string =>
  ids.derive('dead-letter', source, name, eventId);

/** Events about dead letters are put aside without a letter: it might be next, and so on for ever. */
export const getsNoLetter = ({ stream }: Pick<Recorded, 'stream'>): boolean =>
  [deadLetter.category, deadLetterRetry.category].includes(partsOf(stream).category);

/** Tells the organization of an event that it was put aside. Again changes nothing. */
export const parkLetter = async (
  deps: DeadLetterDeps,
  holder: DeadLetterHolder,
  event: Recorded,
  error: unknown,
): Promise<void> => {
  if (getsNoLetter(event)) return;
  const { type: eventType, stream, metadata } = event;
  const { eventId, organizationId } = metadata;
  const deadLetterId = deadLetterIdOf(deps.ids, holder, eventId);
  const at = deps.clock.now();
  const where = { eventId, eventType, stream, revision: String(event.revision), position: String(event.position) };
  const data = { deadLetterId, source: holder.source, name: holder.name, ...where, failure: failureOf(error), at };
  await say(deps, organizationId, holder, { type: 'ParkDeadLetter', data });
};

/** Tells what another try came to; no failure: all is well. */
export const endLetter = (
  deps: DeadLetterDeps,
  holder: DeadLetterHolder,
  { organizationId, eventId }: { readonly organizationId: string; readonly eventId: string },
  failure: string | null,
): Promise<void> => {
  const data = { deadLetterId: deadLetterIdOf(deps.ids, holder, eventId), failure, at: deps.clock.now() };
  return say(deps, organizationId, holder, { type: 'EndRetry', data });
};

const say = async (
  deps: DeadLetterDeps,
  organizationId: string,
  { source }: DeadLetterHolder,
  command: DeadLetterCommand,
): Promise<void> => {
  const commandId = deps.ids.next();
  const { deadLetterId: id, at } = command.data;
  const cause = {
    commandId,
    correlationId: id,
    actor: { type: 'system', id: source },
    occurredAt: at,
    depth: 0,
  } as const;
  const outcome = await execute(deps, deadLetter, { organizationId, id, command, cause });
  if (outcome.kind === 'conflict') throw new Error(`dead letter ${id} met a conflict`);
};
