import { addMillis, type EventStore, endLetter, failureOf, parkLetter, type Recorded } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { Deadlines } from './deadlines.ts';
import type { EngineMemory } from './engine-memory.ts';
import { keyOf, type ParkedEntry, type Plan } from './engine-rows.ts';
import type { PlannedReaction } from './reaction.ts';
import type { Tasks } from './tasks.ts';

/** Reactions that failed. They are kept with their error, and tried again until they go through. */
export interface ParkedReactions {
  /** Keeps a reaction, and tells people by a dead letter. */
  park(known: EngineMemory, reaction: PlannedReaction, error: unknown): Promise<void>;
  /** Takes a kept reaction up again, at once. `asked`: people want to be told also when it fails. */
  retry(known: EngineMemory, organizationId: string, entry: ParkedEntry, asked?: 'asked'): void;
  /** Gives a kept reaction up, as of the position where somebody said so. */
  forget(known: EngineMemory, organizationId: string, entry: ParkedEntry, position: bigint): void;
}

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
// Nothing about it was understood, so that there is nothing to do again.
const NOTHING_TO_RETRY = 'CannotBeRetried';

/** Parks reactions in the engine's memory. An outage passes, a bug is mended: nothing that was parked is forgotten. */
export const createParkedReactions = (
  deps: Pick<EngineDeps, 'store' | 'ids' | 'clock' | 'report'>,
  {
    deadlines,
    tasks,
    perform,
  }: {
    readonly deadlines: Deadlines;
    readonly tasks: Tasks;
    readonly perform: (plan: Plan, event: Recorded) => Promise<void>;
  },
): ParkedReactions => {
  const { store, clock, report } = deps;

  const tell = async (organizationId: string, { reaction, eventId }: ParkedEntry, failure: string | null) => {
    if (eventId !== undefined) await endLetter(deps, holderOf(reaction), { organizationId, eventId }, failure);
  };
  const again = async (known: EngineMemory, organizationId: string, entry: ParkedEntry, asked?: 'asked') => {
    try {
      const event = await eventAt(store, entry);
      if (event !== undefined) await perform(entry.plan, event);
      await tell(organizationId, entry, null);
      // A moment after its event, so that this is newer than the entry. It is written with the next checkpoint.
      known.remove(organizationId, keyOf(entry), (event?.position ?? 0n) + 1n);
    } catch (error) {
      if (asked) await tell(organizationId, entry, failureOf(error)).catch(() => undefined);
      throw error;
    }
  };
  const retryIn = (pause: number, known: EngineMemory, organizationId: string, entry: ParkedEntry, asked?: 'asked') => {
    const attempt = () =>
      again(known, organizationId, entry, asked).catch((error: unknown) => {
        report?.({ where: entry.reaction, error });
        const longer = Math.min(Math.max(pause * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
        retryIn(longer, known, organizationId, entry);
      });
    deadlines.set(nameOf(organizationId, entry), addMillis(clock.now(), pause), () => tasks.add(attempt));
  };

  return {
    park: async (known, { name, plan, event }, error) => {
      report?.({ where: name, error });
      const { stream, type, position, metadata } = event;
      const entry: ParkedEntry = {
        kind: 'parked',
        reaction: name,
        plan,
        stream,
        revision: String(event.revision),
        eventId: metadata.eventId,
        type,
        error: String(error),
      };
      await parkLetter(deps, holderOf(name), event, error);
      known.put(metadata.organizationId, entry, position);
      if (plan.do !== 'nothing') retryIn(FIRST_PAUSE_MS, known, metadata.organizationId, entry);
    },
    retry: (known, organizationId, entry, asked) => {
      if (entry.plan.do !== 'nothing') retryIn(0, known, organizationId, entry, asked);
      else if (asked) tasks.add(() => tell(organizationId, entry, NOTHING_TO_RETRY));
    },
    forget: (known, organizationId, entry, position) => {
      deadlines.cancel(nameOf(organizationId, entry));
      known.remove(organizationId, keyOf(entry), position);
    },
  };
};

const holderOf = (name: string) => ({ source: 'reaction', name }) as const;

const nameOf = (organizationId: string, entry: ParkedEntry) => `${organizationId}/${keyOf(entry)}`;

const eventAt = async (
  store: Pick<EventStore, 'read'>,
  { stream, revision }: ParkedEntry,
): Promise<Recorded | undefined> => (await store.read(stream, { from: BigInt(revision), limit: 1 }))[0];
