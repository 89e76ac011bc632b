import { EventActor, Id, Json, partsOf } from '@partneros/domain';
import { z } from 'zod';
import type { History } from '../simulation/history.ts';
import type { SimulatedEvent } from '../simulation/overlay.ts';

/** Something a simulated command recorded that never happened, or not then, or not by this. */
export const Divergence = z.object({
  runId: Id,
  entity: z.string(),
  id: z.string(),
  type: z.string(),
  at: z.string(),
  changes: z.array(z.object({ field: z.string(), from: Json, to: Json })),
  really: z
    .object({ eventId: Id, at: z.string(), actor: EventActor, data: z.record(z.string(), z.unknown()) })
    .nullable()
    .describe('The next event of that type that the record really had; null: none up to now.'),
});
export type Divergence = z.output<typeof Divergence>;

/** Where a run's simulated events part from what really happened. What the live workflow recorded just so is no divergence. */
export const divergencesOf = async (
  history: History,
  reallyRecorded: (eventId: string) => boolean,
  runId: string,
  simulated: readonly SimulatedEvent[],
): Promise<readonly Divergence[]> => {
  const found: Divergence[] = [];
  for (const { event, changes } of simulated) {
    if (reallyRecorded(event.metadata.eventId)) continue;
    const { category: entity, id } = partsOf(event.stream);
    const next = await history.find(
      event.stream,
      ({ type, recordedAt }) => type === event.type && recordedAt >= event.recordedAt,
    );
    found.push({
      runId,
      entity,
      id,
      type: event.type,
      at: event.recordedAt,
      changes: [...changes],
      really:
        next === undefined
          ? null
          : {
              eventId: next.metadata.eventId,
              at: next.recordedAt,
              actor: next.metadata.actor,
              data: next.data as Readonly<Record<string, unknown>>,
            },
    });
  }
  return found;
};
