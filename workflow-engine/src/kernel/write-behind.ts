import { addMillis, type Clock, type Report } from '@partneros/domain';
import pLimit from 'p-limit';

/** Writes what a follower remembers, with its checkpoint, from time to time instead of after every batch. */
export interface WriteBehind {
  /** Takes a batch, never beside a write; then writes, if it is time. Throws when that fails, or a write before it did. */
  take(position: bigint, work: () => Promise<void>): Promise<void>;
  /** Writes what is not written yet; a failure is reported. */
  flush(): Promise<void>;
  /** The follower has gone back to what is written, and begins from there. */
  startOver(): void;
}

// Short enough that little is read again after a crash, long enough that most of what begins now is over by then, and
// never written at all.
const WRITE_EVERY_MS = 250;

/**
 * `write` makes everything durable that was taken up to a position. What was not written when a process dies is read
 * again by the next one, so nothing is lost that can be read again.
 */
export const createWriteBehind = (
  { clock, report }: { readonly clock: Clock; readonly report?: Report | undefined },
  where: string,
  write: (checkpoint: bigint) => Promise<void>,
): WriteBehind => {
  const inTurn = pLimit(1);
  let unwritten: bigint | undefined;
  let dueAt = '';
  let failed: unknown;
  let cancel: (() => void) | undefined;

  const writeNow = async () => {
    cancel?.();
    cancel = undefined;
    if (unwritten === undefined || failed !== undefined) return;
    await write(unwritten);
    unwritten = undefined;
    dueAt = addMillis(clock.now(), WRITE_EVERY_MS);
  };
  const flush = () =>
    inTurn(writeNow).catch((error: unknown) => {
      // What was to be written is gone: the follower begins anew with its next batch, or with the next start.
      failed = error;
      report?.({ where, error });
    });

  return {
    take: (position, work) =>
      inTurn(async () => {
        if (failed !== undefined) throw failed;
        await work();
        unwritten = position;
        if (clock.now() >= dueAt) await writeNow();
        else cancel ??= clock.wakeAt(dueAt, flush);
      }),
    flush,
    startOver: () => {
      cancel?.();
      cancel = undefined;
      unwritten = undefined;
      failed = undefined;
    },
  };
};
