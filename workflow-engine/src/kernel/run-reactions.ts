import { type Clock, pause } from '@partneros/domain';
import { concatMap, from, lastValueFrom, mergeMap } from 'rxjs';
import type { Reaction } from './reaction.ts';

const CONCURRENCY = 64;
const FIRST_PAUSE_MS = 50;

/** Tries of one reaction before its event is parked. */
export const MAX_TRIES = 5;

/**
 * Runs reactions: those to one stream in order, those to different streams side by side. One that keeps failing goes to
 * `park` after its last try, and the others go on. Throws when `signal` aborts while one is to be tried again.
 */
export const runReactions = async <Kind extends Reaction>(
  reactions: readonly Kind[],
  clock: Clock,
  park: (reaction: Kind, error: unknown) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> => {
  const attempt = async (reaction: Kind): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await reaction.run();
      } catch (error) {
        if (tries === MAX_TRIES) return park(reaction, error);
        await pause(clock, FIRST_PAUSE_MS * 2 ** tries, signal);
        signal?.throwIfAborted();
      }
    }
  };
  const inOrder = from(byStream(reactions)).pipe(
    mergeMap((group) => from(group).pipe(concatMap(attempt)), CONCURRENCY),
  );
  await lastValueFrom(inOrder, { defaultValue: undefined });
};

// Not rxjs' `groupBy`: it hands its groups on while they run, and what a group got before its turn came would be lost.
const byStream = <Kind extends Reaction>(reactions: readonly Kind[]): Iterable<readonly Kind[]> => {
  const groups = new Map<string, Kind[]>();
  for (const reaction of reactions) {
    const { stream } = reaction.event;
    const group = groups.get(stream);
    if (group === undefined) groups.set(stream, [reaction]);
    else group.push(reaction);
  }
  return groups.values();
};
