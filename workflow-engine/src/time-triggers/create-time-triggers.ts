import {
  addMillis,
  execute,
  type FeedBatch,
  firedEvent,
  followFeed,
  type Timestamp,
  timeTrigger,
} from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import { loadTimeMemory, type Owed, type TimeMemory } from './time-memory.ts';
import { owedModel, watchedModel } from './time-trigger-rows.ts';

/** What notices when the moments come that workflows wait for. */
export interface TimeTriggers {
  /** Resolves when everything recorded before is known. */
  readonly ready: Promise<void>;
  /** Resolves when everything recorded so far is known, and everything that has come is noted and known to be. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Who notes the moments. */
export const TIME_TRIGGERS = 'time-triggers';
const PAUSE_AFTER_TROUBLE_MS = 5_000;
// What is not written is read again after a restart, so the checkpoint need not follow every event.
const MOST_UNWRITTEN = 1_000n;

/**
 * Follows the log, and notes each moment that an active workflow waits for as an event of its own, once: in the order in
 * which they came, also those that came while nobody was there. The workflows are started by that event.
 */
export const createTimeTriggers = (
  deps: Pick<EngineDeps, 'store' | 'ids' | 'feed' | 'rows' | 'clock' | 'report'>,
): TimeTriggers => {
  const { clock, feed, rows, ids, report } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let memory: TimeMemory | undefined;
  let position = 0n;
  let written = 0n;
  let live = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let wake: { readonly at: Timestamp; readonly cancel: () => void } | undefined;
  const waiting = new Set<{ readonly position: bigint; readonly resolve: () => void }>();
  // Of what is owed: on its way into the log, or there and not yet seen.
  const noted = new Set<string>();

  const seen = (head: bigint): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted || (live && position >= head)) resolve();
      else waiting.add({ position: head, resolve });
    });
  const tellWaiting = () => {
    for (const waiter of waiting) {
      if (!signal.aborted && !(live && waiter.position <= position)) continue;
      waiting.delete(waiter);
      waiter.resolve();
    }
  };

  const note = async ({ id, organizationId, timeZone, awaited }: Owed): Promise<void> => {
    const firedAt = clock.now();
    const name = `${organizationId}/${id}`;
    noted.add(name);
    try {
      const outcome = await execute(deps, timeTrigger, {
        organizationId,
        id,
        command: { type: 'FireTimeTrigger', data: firedEvent(awaited, ids, { firedAt, timeZone }) },
        cause: {
          commandId: id,
          correlationId: id,
          actor: { type: 'system', id: TIME_TRIGGERS },
          occurredAt: firedAt,
          depth: 0,
        },
      });
      if (outcome.kind === 'conflict') throw new Error(`noting ${id} met a conflict`);
    } catch (error) {
      noted.delete(name);
      throw error;
    }
  };

  // One organization's in their order; organizations do not wait for each other.
  const noteAll = async (known: TimeMemory): Promise<void> => {
    const byOrganization = new Map<string, Owed[]>();
    for (const each of known.owed()) {
      if (noted.has(`${each.organizationId}/${each.id}`)) continue;
      const own = byOrganization.get(each.organizationId);
      if (own === undefined) byOrganization.set(each.organizationId, [each]);
      else own.push(each);
    }
    await Promise.all(
      [...byOrganization.values()].map(async (own) => {
        for (const each of own) if (!signal.aborted) await note(each);
      }),
    );
  };

  const lookOnce = async (): Promise<void> => {
    // Time passes up to now only when everything is known that was recorded until now.
    const now = clock.now();
    await seen(await feed.head());
    const known = memory;
    if (signal.aborted || known === undefined || !live) return;
    known.advance(now);
    await noteAll(known);
  };

  const look = () => {
    if (signal.aborted) return;
    if (looking !== undefined) {
      lookAgain = true;
      return;
    }
    looking = (async () => {
      let pauseUntil: Timestamp | undefined;
      try {
        do {
          lookAgain = false;
          await lookOnce();
        } while (lookAgain);
      } catch (error) {
        report?.({ where: TIME_TRIGGERS, error });
        pauseUntil = addMillis(clock.now(), PAUSE_AFTER_TROUBLE_MS);
      } finally {
        looking = undefined;
        wakeBy(pauseUntil ?? memory?.next());
      }
    })();
  };

  const wakeBy = (at: Timestamp | undefined) => {
    if (signal.aborted || at === undefined || (wake !== undefined && wake.at <= at)) return;
    wake?.cancel();
    wake = {
      at,
      cancel: clock.wakeAt(at, () => {
        wake = undefined;
        look();
      }),
    };
  };

  const write = async (known: TimeMemory, checkpoint: bigint) => {
    const changes = known.takeWrites();
    if (changes.owed.length > 0) await rows.write([{ model: owedModel, rows: changes.owed, checkpoint }]);
    if (changes.owed.length + changes.watched.length === 0 && checkpoint - written < MOST_UNWRITTEN) return;
    await rows.write([{ model: watchedModel, rows: changes.watched, checkpoint }]);
    written = checkpoint;
  };

  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });

  const take = async (batch: FeedBatch) => {
    const known = memory;
    if (known === undefined) throw new Error('time triggers have no memory yet');
    for (const event of batch.events) {
      known.take(event);
      const { timeTriggerId } = event.data as { readonly timeTriggerId?: string };
      if (timeTriggerId !== undefined) noted.delete(`${event.metadata.organizationId}/${timeTriggerId}`);
    }
    await write(known, batch.position);
    position = batch.position;
    if (batch.caughtUp && !live) {
      live = true;
      markReady();
      look();
    } else if (live && known.debts() > noted.size) look();
    else if (live) wakeBy(known.next());
    tellWaiting();
  };

  const ended = followFeed(deps, {
    open: async () => {
      live = false;
      const checkpoint = await rows.checkpoint(watchedModel);
      memory = await loadTimeMemory(rows, ids);
      position = checkpoint;
      written = checkpoint;
      noted.clear();
      return checkpoint;
    },
    take,
    signal,
    report: (error) => report?.({ where: TIME_TRIGGERS, error }),
  });
  signal.addEventListener('abort', () => {
    markReady();
    tellWaiting();
  });

  return {
    ready,
    idle: async () => {
      await seen(await feed.head());
      while (looking !== undefined) {
        await looking;
        await seen(await feed.head());
      }
    },
    stop: async () => {
      stopping.abort();
      wake?.cancel();
      await ended;
      await looking;
    },
  };
};
