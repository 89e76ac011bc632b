import {
  type Clock,
  type EventFeed,
  type ExecuteDeps,
  parkLetter,
  type Recorded,
  type Report,
  type RowStore,
} from '@partneros/domain';
import { foldBatch } from './fold-batch.ts';
import { type ParkedEvent, parkedWrite } from './parked-events.ts';
import { type AnyProjection, holderOf } from './projection.ts';
import { answerRequest } from './retry-parked.ts';
import { retryRequestOf } from './retry-requests.ts';

/** What taking events in works with. */
export interface TakeDeps extends ExecuteDeps {
  readonly feed: Pick<EventFeed, 'read'>;
  readonly rows: RowStore;
  readonly clock: Clock;
  /** Told about events that were parked. */
  readonly report?: Report;
}

/** Takes events into the rows of a projection. */
export interface TakingEvents {
  /** From the checkpoint on. */
  open(): Promise<bigint>;
  /** Folds events into rows, in order, and answers requests for another try among them, up to a position. */
  take(events: readonly Recorded[], position: bigint): Promise<void>;
}

/** Requests up to `answered` are left alone: somebody has done what they ask for. */
export const takeEvents = (deps: TakeDeps, projection: AnyProjection, answered = 0n): TakingEvents => {
  const { rows, report } = deps;
  const holder = holderOf(projection);
  let reached = 0n;

  const fold = async (events: readonly Recorded[], position: bigint) => {
    if (events.length === 0) return;
    const { write, parked, failed } = await foldBatch(rows, projection, events, position);
    for (const event of parked) report?.(parkedTrouble(event));
    // Told first: after a crash in between they are told again, which changes nothing.
    await Promise.all(failed.map(({ event, error }) => parkLetter(deps, holder, event, error)));
    await rows.write(parked.length > 0 ? [write, parkedWrite(parked, position)] : [write]);
    reached = position;
  };

  return {
    open: async () => {
      reached = await rows.checkpoint(projection.model);
      return reached;
    },
    take: async (events, position) => {
      let from = 0;
      for (const [index, event] of events.entries()) {
        const request = event.position > answered ? retryRequestOf(event, holder.name) : undefined;
        if (request === undefined) continue;
        await fold(events.slice(from, index), events[index - 1]?.position ?? reached);
        await answerRequest(deps, projection, request, reached);
        from = index;
      }
      await fold(events.slice(from), position);
    },
  };
};

const parkedTrouble = ({ projection, type, position, error }: ParkedEvent) => ({
  where: projection,
  error: new Error(`parked ${type} at ${position}: ${error}`),
});
