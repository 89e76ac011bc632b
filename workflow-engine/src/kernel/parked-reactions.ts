import { addMillis, type EventStore, type Recorded } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { Deadlines } from './deadlines.ts';
import type { EngineMemory } from './engine-memory.ts';
import { keyOf, type ParkedEntry, type Plan } from './engine-rows.ts';
import type { PlannedReaction } from './reaction.ts';
import type { Tasks } from './tasks.ts';

/** Reactions that failed. They are kept with their error, and tried again until they go through. */
export interface ParkedReactions {
  park(known: EngineMemory, reaction: PlannedReaction, error: unknown): void;
  /** Takes a kept reaction up again, at once. */
  retry(known: EngineMemory, organizationId: string, entry: ParkedEntry): void;
}

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** Parks reactions in the engine's memory. An outage passes, a bug is mended: nothing that was parked is forgotten. */
export const createParkedReactions = (
  { store, clock, report }: Pick<EngineDeps, 'store' | 'clock' | 'report'>,
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
  const retryIn = (pause: number, known: EngineMemory, organizationId: string, entry: ParkedEntry) => {
    const name = `${organizationId}/${keyOf(entry)}`;
    const again = async () => {
      try {
        const event = await eventAt(store, entry);
        if (event !== undefined) await perform(entry.plan, event);
        // A moment after its event, so that this is newer than the entry. It is written with the next checkpoint.
        known.remove(organizationId, keyOf(entry), (event?.position ?? 0n) + 1n);
      } catch (error) {
        report?.({ where: entry.reaction, error });
        const longer = Math.min(Math.max(pause * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
        retryIn(longer, known, organizationId, entry);
      }
    };
    deadlines.set(name, addMillis(clock.now(), pause), () => tasks.add(again));
  };

  return {
    park: (known, { name, plan, event }, error) => {
      report?.({ where: name, error });
      const { stream, type, position, metadata } = event;
      const revision = String(event.revision);
      const entry: ParkedEntry = { kind: 'parked', reaction: name, plan, stream, revision, type, error: String(error) };
      known.put(metadata.organizationId, entry, position);
      if (plan.do !== 'nothing') retryIn(FIRST_PAUSE_MS, known, metadata.organizationId, entry);
    },
    retry: (known, organizationId, entry) => {
      if (entry.plan.do !== 'nothing') retryIn(0, known, organizationId, entry);
    },
  };
};

const eventAt = async (
  store: Pick<EventStore, 'read'>,
  { stream, revision }: ParkedEntry,
): Promise<Recorded | undefined> => (await store.read(stream, { from: BigInt(revision), limit: 1 }))[0];
