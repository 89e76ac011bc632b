import { addMillis } from '../kernel/time.ts';
import type { Clock } from '../ports/clock.ts';

/** Gathers what comes in small pieces. */
export interface TextBatches {
  add(round: number, text: string): void;
  /** Hands on what is left, and waits until all of it was taken. Throws what taking a batch threw. */
  end(): Promise<void>;
}

const LONGEST_MS = 250;

/** Hands a text on by paragraphs, and after a quarter of a second at the latest: an event for each token would be waste. */
export const createTextBatches = (
  clock: Clock,
  hand: (round: number, text: string) => Promise<unknown>,
): TextBatches => {
  let held = '';
  let heldRound = 0;
  let cancel = (): void => undefined;
  let handed: Promise<unknown> = Promise.resolve();

  const flush = (): void => {
    cancel();
    if (held === '') return;
    const [round, text] = [heldRound, held];
    held = '';
    handed = handed.then(() => hand(round, text));
    // Told at the end; until then nobody waits.
    handed.catch(() => undefined);
  };

  return {
    add: (round, text) => {
      if (round !== heldRound) flush();
      if (held === '') cancel = clock.wakeAt(addMillis(clock.now(), LONGEST_MS), flush);
      heldRound = round;
      held += text;
      if (/\n\s*\n\s*$/.test(held)) flush();
    },
    end: async () => {
      flush();
      await handed;
    },
  };
};
